package io.gerbang.authorization.adapter.threedsecure;

import io.gerbang.authorization.application.issuer.CardholderAuthentication;
import io.gerbang.authorization.application.issuer.ThreeDSecureServer;
import io.gerbang.authorization.domain.AuthenticationAnswer;
import io.gerbang.authorization.domain.AuthenticationResult;
import io.gerbang.authorization.domain.AuthenticationResult.Status;
import io.gerbang.authorization.domain.NetworkAmounts;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Messages of EMV 3-D Secure, with the names and values of its protocol specification. */
final class EmvMessages {

    private static final String PAYMENT = "01";
    private static final String NO_PAYMENT = "02";
    private static final String CHALLENGE_MANDATED = "04";
    private static final String NO_PREFERENCE = "01";
    private static final String CANCELED_BY_CARDHOLDER = "01";
    private static final String CARD_NOT_ENROLLED = "08";

    private EmvMessages() {}

    /** AReq. */
    static JsonObject authentication(CardholderAuthentication request, String page) {
        var currency = Currency.getInstance(request.currency().toUpperCase(Locale.ROOT));
        var amount = NetworkAmounts.of(request.amount(), request.currency());
        var month = Integer.toString(100 + request.expMonth()).substring(1);
        return message("AReq", request.transactionId())
                .put("deviceChannel", "02")
                .put("messageCategory", amount == 0 ? NO_PAYMENT : PAYMENT)
                .put(
                        "threeDSRequestorChallengeInd",
                        request.challenge() ? CHALLENGE_MANDATED : NO_PREFERENCE)
                .put("acctNumber", request.pan())
                .put("cardExpiryDate", request.expYear() % 100 + month)
                .put("acquirerMerchantID", request.merchantId())
                .put("purchaseAmount", Long.toString(amount))
                .put("purchaseCurrency", currency.getCurrencyCode())
                .put("notificationURL", page);
    }

    /** Asks for the RReq. */
    static JsonObject results(String transactionId) {
        return message("RReq", transactionId);
    }

    /** ARes. */
    static AuthenticationAnswer answer(JsonObject answer) {
        return "C".equals(answer.getString("transStatus"))
                ? new AuthenticationAnswer.Challenge(
                        answer.getString("acsURL"), challengeRequest(answer))
                : new AuthenticationAnswer.Decided(decided(answer, false));
    }

    /** RRes; a challenge that was not answered yet has the status C still. */
    static AuthenticationAnswer result(JsonObject answer) {
        return "C".equals(answer.getString("transStatus"))
                ? new AuthenticationAnswer.Open()
                : new AuthenticationAnswer.Decided(decided(answer, true));
    }

    private static AuthenticationResult decided(JsonObject answer, boolean challenged) {
        var canceled = CANCELED_BY_CARDHOLDER.equals(answer.getString("challengeCancel"));
        return switch (answer.getString("transStatus")) {
            case "Y" -> result(Status.AUTHENTICATED, null, challenged, answer);
            case "A" -> result(Status.ATTEMPTED, null, challenged, answer);
            case "N", "R" -> {
                var reason = canceled ? "canceled" : "rejected";
                yield result(Status.FAILED, reason, challenged, answer);
            }
            default ->
                    CARD_NOT_ENROLLED.equals(answer.getString("transStatusReason"))
                            ? result(Status.NOT_ENROLLED, "card_not_enrolled", challenged, answer)
                            : AuthenticationResult.unavailable(challenged);
        };
    }

    private static AuthenticationResult result(
            Status status, @Nullable String reason, boolean challenged, JsonObject answer) {
        return new AuthenticationResult(
                status,
                reason,
                challenged,
                answer.getString("eci"),
                answer.getString("authenticationValue"),
                answer.getString("dsTransID"));
    }

    /** CReq, as the shopper's browser posts it. */
    private static String challengeRequest(JsonObject answer) {
        var request =
                message("CReq", answer.getString("threeDSServerTransID"))
                        .put("acsTransID", answer.getString("acsTransID"))
                        .put("challengeWindowSize", "05");
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(request.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject message(String type, String transactionId) {
        return new JsonObject()
                .put("messageType", type)
                .put("messageVersion", ThreeDSecureServer.VERSION)
                .put("threeDSServerTransID", transactionId);
    }
}
