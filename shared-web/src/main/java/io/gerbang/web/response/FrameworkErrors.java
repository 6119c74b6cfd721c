package io.gerbang.web.response;

import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.text.Echo;
import io.vertx.core.http.HttpServerRequest;

/** What the framework refuses, in the words of this surface. */
public final class FrameworkErrors {

    private FrameworkErrors() {}

    /** The error for a status that the framework chose. */
    public static StripeException of(int status, HttpServerRequest request) {
        return switch (status) {
            case 404 ->
                    StripeErrors.invalid(404, "Unrecognized request URL (" + line(request) + ").")
                            .build();
            case 405 ->
                    StripeErrors.invalid(405, "This URL does not take " + request.method() + ".")
                            .build();
            case 406 -> StripeErrors.invalid(406, "Answers are application/json only.").build();
            case 413 -> StripeErrors.requestTooLarge();
            case 415 -> unsupportedMediaType();
            default ->
                    status >= 500
                            ? StripeErrors.internal()
                            : StripeErrors.invalid(status, "The request is malformed.").build();
        };
    }

    /** 415: the body is not form-encoded. */
    public static StripeException unsupportedMediaType() {
        return StripeErrors.invalid(415, "Send the body as application/x-www-form-urlencoded.")
                .build();
    }

    private static String line(HttpServerRequest request) {
        return request.method() + ": " + Echo.safe(request.path());
    }
}
