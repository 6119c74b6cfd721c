package io.gerbang.web.response;

import io.gerbang.web.error.ErrorBody;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.form.FormCodec;
import io.gerbang.web.key.ApiVersions;
import io.gerbang.web.key.RequestId;
import io.gerbang.web.text.CardNumbers;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts the headers on an answer before anything else can answer, so that the framework's own
 * refusals have them too.
 */
@ApplicationScoped
public class AnswerHeaders {

    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("Request-Id");
    private static final CharSequence VERSION = HttpHeaders.createOptimized("Stripe-Version");
    private static final CharSequence KEY = HttpHeaders.createOptimized("Idempotency-Key");
    private static final CharSequence SNIFF = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    /** Before the framework's own limit on bodies, which answers without a body. */
    private static final int PRIORITY = 100;

    private static final int LONGEST_ECHO = 255;

    void register(@Observes Filters filters) {
        filters.register(AnswerHeaders::handle, PRIORITY);
    }

    private static void handle(RoutingContext routing) {
        var request = routing.request();
        if (request.path().startsWith("/q/")) {
            routing.next();
            return;
        }
        var response = routing.response();
        response.putHeader(REQUEST_ID, RequestId.of(routing));
        response.putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
        response.putHeader(SNIFF, NO_SNIFF);
        echo(request, response, VERSION, AnswerHeaders::isVersionToShow);
        echo(request, response, KEY, AnswerHeaders::mayBeShown);
        if (request.path().startsWith("/v1/")) {
            // The API answers in JSON, whatever is asked for.
            request.headers().remove(HttpHeaders.ACCEPT);
        }
        if (isTooLarge(request.getHeader(HttpHeaders.CONTENT_LENGTH))) {
            refuseTooLarge(request, response);
        } else {
            routing.next();
        }
    }

    private static boolean isVersionToShow(String version) {
        return ApiVersions.isWellFormed(version) && mayBeShown(version);
    }

    private static void echo(
            HttpServerRequest request,
            HttpServerResponse response,
            CharSequence header,
            Predicate<String> filter) {
        var value = request.getHeader(header);
        if (value != null && filter.test(value)) {
            response.putHeader(header, value);
        }
    }

    private static boolean mayBeShown(String key) {
        return key.length() <= LONGEST_ECHO && !CardNumbers.within(key);
    }

    private static boolean isTooLarge(@Nullable String length) {
        if (length == null) {
            return false;
        }
        try {
            return Long.parseLong(length) > FormCodec.MAX_BYTES;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    /** The body is not read: it goes with the connection. */
    private static void refuseTooLarge(HttpServerRequest request, HttpServerResponse response) {
        response.setStatusCode(413)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(ErrorBody.of(StripeErrors.requestTooLarge()).toString())
                .onComplete(_ -> request.connection().close());
    }
}
