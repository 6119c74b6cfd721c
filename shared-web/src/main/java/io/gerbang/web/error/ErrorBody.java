package io.gerbang.web.error;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The JSON of an error. */
public final class ErrorBody {

    private static final String CODES = "https://stripe.com/docs/error-codes/";

    private ErrorBody() {}

    /** {@code {"error":{…}}}, with the fields that the error has. */
    public static ObjectNode of(StripeException exception) {
        var body = JsonNodeFactory.instance.objectNode();
        var error = body.putObject("error");
        put(error, "charge", exception.charge());
        put(error, "code", exception.code());
        put(error, "decline_code", exception.declineCode());
        put(error, "doc_url", docUrl(exception));
        put(error, "message", exception.getMessage());
        put(error, "param", exception.param());
        exception.objects().forEach(error::set);
        error.put("type", exception.type().wireName());
        return body;
    }

    private static @Nullable String docUrl(StripeException exception) {
        var code = exception.code();
        var isPublic = code != null && exception.status() < 500;
        return isPublic ? CODES + code.replace('_', '-') : null;
    }

    private static void put(ObjectNode error, String field, @Nullable String value) {
        if (value != null) {
            error.put(field, value);
        }
    }
}
