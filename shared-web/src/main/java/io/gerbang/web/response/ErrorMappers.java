package io.gerbang.web.response;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.web.error.ErrorBody;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.key.KeyUses;
import io.gerbang.web.key.RequestId;
import io.gerbang.web.text.Echo;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** Turns everything that a route, a filter or the framework throws into Stripe's error JSON. */
public final class ErrorMappers {

    private static final Logger LOG = Logger.getLogger(ErrorMappers.class);

    /** RFC 9110 15.5.2 wants one; that for Basic would make a browser ask for a password. */
    public static final String CHALLENGE = "Bearer realm=\"Gerbang\"";

    private final KeyUses uses;

    @Inject
    ErrorMappers(KeyUses uses) {
        this.uses = uses;
    }

    @ServerExceptionMapper
    public RestResponse<ObjectNode> stripe(StripeException exception, RoutingContext routing) {
        if (exception.status() == 403 || "resource_missing".equals(exception.code())) {
            uses.refused(routing);
        }
        return answer(exception);
    }

    @ServerExceptionMapper
    public RestResponse<ObjectNode> framework(
            WebApplicationException exception, HttpServerRequest request) {
        var status = exception.getResponse().getStatus();
        if (status == 405) {
            request.response()
                    .putHeader(HttpHeaders.ALLOW, AllowedMethods.of(CurrentRequestManager.get()));
        }
        return answer(FrameworkErrors.of(status, request));
    }

    /** What nobody foresaw: the log has it, the caller learns the request id only. */
    @ServerExceptionMapper
    public RestResponse<ObjectNode> unforeseen(Throwable thrown, RoutingContext routing) {
        return answer(unforeseen(RequestId.of(routing), thrown));
    }

    /**
     * Logs what nobody foresaw.
     *
     * @param what it happened to, as the log names it
     */
    public static StripeException unforeseen(String what, Throwable thrown) {
        if (Outages.isOutage(thrown)) {
            LOG.warnf("%s: unavailable: %s", what, Echo.oneLine(thrown.toString()));
            return StripeErrors.unavailable();
        }
        LOG.errorf("%s: failed: %s", what, FailureText.of(thrown));
        return StripeErrors.internal();
    }

    private static RestResponse<ObjectNode> answer(StripeException exception) {
        var answer =
                RestResponse.ResponseBuilder.create(
                                RestResponse.Status.fromStatusCode(exception.status()),
                                ErrorBody.of(exception))
                        .type(MediaType.APPLICATION_JSON_TYPE);
        if (exception.status() == 401) {
            answer.header("WWW-Authenticate", CHALLENGE);
        }
        if (exception.shouldRetry() != null) {
            answer.header("Stripe-Should-Retry", exception.shouldRetry());
        }
        if (exception.retryAfter() != null) {
            answer.header("Retry-After", seconds(exception.retryAfter()));
        } else if (exception.status() == 503) {
            answer.header("Retry-After", 1);
        }
        return answer.build();
    }

    /** Whole seconds, rounded up: who comes back sooner is refused again. */
    private static long seconds(Duration duration) {
        return duration.plusMillis(999).toSeconds();
    }
}
