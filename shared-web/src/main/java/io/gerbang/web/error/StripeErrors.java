package io.gerbang.web.error;

import static io.gerbang.web.error.ErrorType.API_ERROR;
import static io.gerbang.web.error.ErrorType.CARD_ERROR;
import static io.gerbang.web.error.ErrorType.INVALID_REQUEST_ERROR;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.web.text.Echo;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The errors that several surfaces share, with the codes and statuses that Stripe gives them. */
public final class StripeErrors {

    private StripeErrors() {}

    /** 404: the id in the path names nothing that this merchant has in this mode. */
    public static StripeException resourceMissing(String object, String id) {
        return missing(404, object, id).param("id").build();
    }

    /** 400: the id in a parameter names nothing that this merchant has in this mode. */
    public static StripeException resourceMissing(String object, String id, String param) {
        return missing(400, object, id).param(param).build();
    }

    private static StripeException.Builder missing(int status, String object, String id) {
        var message = "No such " + object + ": '" + Echo.safe(id) + "'";
        return invalid(status, message).code("resource_missing");
    }

    /** 400 that names the parameter, with one of Stripe's codes. */
    public static StripeException invalidParameter(String param, String code, String message) {
        return invalid(400, message).code(code).param(param).build();
    }

    public static StripeException parameterMissing(String param) {
        return invalidParameter(
                param, "parameter_missing", "Missing required param: " + param + ".");
    }

    /** One of two that say the same. */
    public static StripeException parameterMissing(String param, String other) {
        return invalidParameter(
                param,
                "parameter_missing",
                "Missing required param: " + param + " or " + other + ".");
    }

    public static StripeException parameterUnknown(String param) {
        return invalidParameter(param, "parameter_unknown", "Received unknown parameter: " + param);
    }

    /** An empty value asks to unset a parameter, and this one cannot be unset. */
    public static StripeException parameterEmpty(String param) {
        return invalidParameter(
                param, "parameter_invalid_empty", "'" + param + "' is empty and cannot be unset.");
    }

    /** The value is none of those that the parameter takes. */
    public static StripeException notOneOf(String param, List<String> allowed) {
        return invalidParameter(
                param,
                "parameter_invalid_string_enum",
                "Invalid " + param + ": must be one of " + String.join(", ", allowed));
    }

    public static StripeException parameterInvalidInteger(String param, String value) {
        return invalidParameter(
                param, "parameter_invalid_integer", "Invalid integer: " + Echo.safe(value));
    }

    public static StripeException parameterTooSmall(String param, long least) {
        return invalidParameter(
                param,
                "parameter_invalid_integer",
                "This value must be greater than or equal to " + least + ".");
    }

    public static StripeException parameterOutOfBounds(String param, long least, long most) {
        return invalidParameter(
                param,
                "parameter_invalid_integer",
                "Invalid integer: must be between %d and %d".formatted(least, most));
    }

    /** Two parameters that exclude each other; {@code param} is the one to leave out. */
    public static StripeException parametersExclusive(String param, String other) {
        return invalidParameter(
                param,
                "parameters_exclusive",
                "'" + param + "' and '" + other + "' cannot be given together.");
    }

    /**
     * @param least the least amount, in words
     */
    public static StripeException amountTooSmall(String param, String least) {
        return invalidParameter(
                param, "amount_too_small", "Amount must be at least " + least + ".");
    }

    /**
     * @param most the largest amount, in words
     */
    public static StripeException amountTooLarge(String param, String most) {
        return invalidParameter(
                param, "amount_too_large", "Amount must be no more than " + most + ".");
    }

    /** The currency has fewer digits that can be charged than its minor units have. */
    public static StripeException amountNotDivisible(String param, long step, String currency) {
        return invalidParameter(
                param,
                "parameter_invalid_integer",
                "Invalid amount: amounts in %s must be divisible by %d.".formatted(currency, step));
    }

    /** 400: the step does not fit the payment's state; plugins read the intent in the error. */
    public static StripeException paymentIntentUnexpectedState(
            String message, ObjectNode paymentIntent) {
        return invalid(400, message)
                .code("payment_intent_unexpected_state")
                .object("payment_intent", paymentIntent)
                .build();
    }

    public static StripeException chargeAlreadyRefunded(String chargeId) {
        return invalid(400, "Charge " + Echo.safe(chargeId) + " has already been refunded.")
                .code("charge_already_refunded")
                .build();
    }

    public static StripeException chargeAlreadyCaptured(String chargeId) {
        return invalid(400, "Charge " + Echo.safe(chargeId) + " has already been captured.")
                .code("charge_already_captured")
                .build();
    }

    /** 402: the issuer or our own rules refused the card. */
    public static StripeException.Builder card(
            String code, @Nullable String declineCode, String message) {
        return StripeException.of(402, CARD_ERROR, message).code(code).declineCode(declineCode);
    }

    /** 401, with the same body whether the key is missing, wrong, revoked or in the URL. */
    public static StripeException unauthorized() {
        return invalid(
                        401,
                        "You did not provide a valid API key. Send a secret key as the Bearer token"
                                + " or the Basic user name of the Authorization header.")
                .build();
    }

    /** 403: a publishable key on a route that is for the merchant's server. */
    public static StripeException secretKeyRequired() {
        return invalid(403, "This call needs a secret key, and a publishable one was given.")
                .code("secret_key_required")
                .build();
    }

    /** 403: a key speaks for its own account only. */
    public static StripeException accountInvalid(String account) {
        return invalid(
                        403,
                        "The provided key does not have access to account '%s', or that account"
                                        .formatted(Echo.safe(account))
                                + " does not exist.")
                .code("account_invalid")
                .build();
    }

    /** 403: a restricted key without the scope that this route asks for. */
    public static StripeException morePermissionsRequired(String scope) {
        return invalid(403, "The restricted key lacks the permission '" + scope + "'.")
                .code("more_permissions_required")
                .build();
    }

    /** 413: the request is larger than any that this surface knows. */
    public static StripeException requestTooLarge() {
        return invalid(413, "The request is too large.").build();
    }

    /**
     * 429: more requests on this key than its merchant has leave for; the SDKs wait, then retry.
     */
    public static StripeException rateLimit(Duration retryAfter) {
        return invalid(429, "Too many requests. Slow down, then try again.")
                .code("rate_limit")
                .shouldRetry(true)
                .retryAfter(retryAfter)
                .build();
    }

    /** 503: something that we stand on is away, nothing was decided, and a retry is safe. */
    public static StripeException unavailable() {
        return StripeException.of(503, API_ERROR, "The service is unavailable for the moment.")
                .shouldRetry(true)
                .build();
    }

    /** 500 with no detail: the log has it, under the same request id. */
    public static StripeException internal() {
        return StripeException.of(500, API_ERROR, "An error occurred on our side.").build();
    }

    /** 400 without an echo: a card number where none belongs. */
    public static StripeException cardNumberRefused(String param) {
        return invalid(
                        400,
                        "'"
                                + param
                                + "' looks like a card number. Card numbers are taken by POST"
                                + " /v1/payment_methods and /v1/tokens only.")
                .code("parameter_invalid_string")
                .param(param)
                .build();
    }

    /** Any other invalid request. */
    public static StripeException.Builder invalid(int status, String message) {
        return StripeException.of(status, INVALID_REQUEST_ERROR, message);
    }
}
