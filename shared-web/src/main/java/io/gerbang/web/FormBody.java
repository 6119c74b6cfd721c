package io.gerbang.web;

import io.gerbang.web.form.CardDataGuard;
import io.gerbang.web.form.FormCodec;
import io.gerbang.web.form.Params;
import io.gerbang.web.response.FrameworkErrors;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.io.IOException;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a request, and refuses card numbers that do not belong. */
final class FormBody {

    private static final String FORM = "application/x-www-form-urlencoded";

    private FormBody() {}

    static RoutingContext routing(ServerRequestContext context) {
        return ((ResteasyReactiveRequestContext) context).unwrap(RoutingContext.class);
    }

    static Params read(ServerRequestContext context) throws IOException {
        var request = routing(context).request();
        if (request.method() == HttpMethod.GET) {
            throw new IllegalStateException("A GET route takes its request with @Context");
        }
        var body = context.getInputStream().readNBytes(FormCodec.MAX_BYTES + 1);
        if (body.length > 0 && !isForm(request)) {
            throw FrameworkErrors.unsupportedMediaType();
        }
        var params = FormCodec.parse(request.query(), body);
        if (allowsCardData(context.getResteasyReactiveResourceInfo())) {
            CardDataGuard.refuseMisplacedCardNumbers(params);
        } else {
            CardDataGuard.refuseCardData(params);
        }
        return params;
    }

    private static boolean isForm(HttpServerRequest request) {
        @Nullable String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null
                && type.regionMatches(true, 0, FORM, 0, FORM.length())
                && (type.length() == FORM.length() || isEnd(type.charAt(FORM.length())));
    }

    private static boolean isEnd(char c) {
        return c == ';' || c == ' ';
    }

    private static boolean allowsCardData(ResourceInfo route) {
        return route.getResourceMethod().isAnnotationPresent(CardDataAllowed.class);
    }
}
