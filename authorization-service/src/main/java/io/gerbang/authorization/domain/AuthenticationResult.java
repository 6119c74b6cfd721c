package io.gerbang.authorization.domain;

import org.jspecify.annotations.Nullable;

/**
 * What came of authenticating a cardholder (EMV 3-D Secure).
 *
 * @param reason Stripe's word for why not; null where the cardholder was authenticated
 * @param challenged whether the shopper had to do something
 * @param indicator electronic commerce indicator, two digits; null where there is none
 * @param value authentication value (CAVV, AAV), base64 of 20 bytes; proves the result to the
 *     issuer
 * @param transactionId the directory server's id
 */
public record AuthenticationResult(
        Status status,
        @Nullable String reason,
        boolean challenged,
        @Nullable String indicator,
        @Nullable String value,
        @Nullable String transactionId) {

    /** How it ended. */
    public enum Status {
        AUTHENTICATED,
        /** The issuer takes note that it was tried. */
        ATTEMPTED,
        FAILED,
        NOT_ENROLLED,
        /** Nobody could tell. */
        UNAVAILABLE
    }

    /** Nobody came back from the challenge. */
    public static AuthenticationResult abandoned() {
        return new AuthenticationResult(Status.FAILED, "abandoned", true, null, null, null);
    }

    /** The directory server does not answer, or not in a way that can be understood. */
    public static AuthenticationResult unavailable(boolean challenged) {
        return new AuthenticationResult(
                Status.UNAVAILABLE, "protocol_error", challenged, null, null, null);
    }

    /** Whether the issuer answers for fraud. */
    public boolean shiftsLiability() {
        return status == Status.AUTHENTICATED || status == Status.ATTEMPTED;
    }
}
