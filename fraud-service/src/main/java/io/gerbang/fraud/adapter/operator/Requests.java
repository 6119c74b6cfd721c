package io.gerbang.fraud.adapter.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gerbang.fraud.application.Actor;
import io.gerbang.fraud.domain.Tenant;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.operator.Operator;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What all routes of the operator are asked with. */
final class Requests {

    private static final Pattern MERCHANT_ID = Pattern.compile("acct_[A-Za-z0-9_]{1,64}");
    private static final JsonMapper JSON = new JsonMapper();

    private Requests() {}

    /** Who asks, as the audit log knows it. */
    static Actor actor(RoutingContext routing) {
        var operator = Operator.of(routing);
        return new Actor(operator.name(), operator.origin());
    }

    /**
     * Whose rules a request is about: the merchant in the path, and {@code ?livemode=}. Asks for
     * the mode: rules meant for live payments must not land in test mode by omission.
     */
    static Tenant tenant(RoutingContext routing) {
        var merchantId = routing.pathParam("merchant");
        if (!MERCHANT_ID.matcher(merchantId).matches()) {
            throw StripeErrors.resourceMissing("merchant", merchantId);
        }
        return switch (routing.request().getParam("livemode")) {
            case null -> throw StripeErrors.parameterMissing("livemode");
            case "true" -> new Tenant(merchantId, true);
            case "false" -> new Tenant(merchantId, false);
            default ->
                    throw StripeErrors.invalidParameter(
                            "livemode",
                            "parameter_invalid_string",
                            "livemode takes true or false.");
        };
    }

    /** The body, which is JSON; null where there is none. */
    static @Nullable JsonNode body(RoutingContext routing) {
        var body = routing.body().asString();
        try {
            return body == null ? null : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            // Not repeated: its message quotes what it could not read.
            throw StripeErrors.invalid(400, "The body is no JSON.").build();
        }
    }
}
