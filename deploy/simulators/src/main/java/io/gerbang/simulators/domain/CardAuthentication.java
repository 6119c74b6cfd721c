package io.gerbang.simulators.domain;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A cardholder's authentication at the access control server.
 *
 * @param id the merchant's side's, unique
 * @param cardMasked BIN and last four
 * @param amount minor units
 * @param value proves to the issuer that it succeeded
 * @param returnUrl where the shopper's browser goes after the challenge
 * @param triesLeft how many more wrong answers end it
 */
public record CardAuthentication(
        String id,
        String cardMasked,
        long amount,
        String currency,
        String value,
        String returnUrl,
        AuthenticationStatus status,
        int triesLeft) {

    /** The one-time password that every shopper knows: Midtrans's sandbox has the same. */
    public static final String PASSWORD = "112233";

    private static final int TRIES = 3;

    public static CardAuthentication begin(
            String id,
            ThreeDSecureCards.Enrolment enrolment,
            String cardMasked,
            long amount,
            String currency,
            String value,
            String returnUrl) {
        var status =
                switch (enrolment) {
                    case NOT_ENROLLED -> AuthenticationStatus.NOT_ENROLLED;
                    case CHALLENGED -> AuthenticationStatus.CHALLENGED;
                    case FRICTIONLESS -> AuthenticationStatus.AUTHENTICATED;
                    case ATTEMPTED -> AuthenticationStatus.ATTEMPTED;
                    case REJECTED -> AuthenticationStatus.REJECTED;
                    case UNAVAILABLE -> AuthenticationStatus.UNAVAILABLE;
                };
        return new CardAuthentication(
                id, cardMasked, amount, currency, value, returnUrl, status, TRIES);
    }

    /** The same id at the directory server. */
    public String directoryId() {
        return directoryId(id);
    }

    public static String directoryId(String id) {
        return derived("directory/" + id);
    }

    /** The same id at the access control server, which the shopper's browser knows. */
    public String serverId() {
        return derived("acs/" + id);
    }

    public boolean isOpen() {
        return status == AuthenticationStatus.CHALLENGED;
    }

    /** Takes what the shopper typed. */
    public CardAuthentication answer(String password) {
        if (!isOpen()) {
            return this;
        }
        if (password.strip().equals(PASSWORD)) {
            return with(AuthenticationStatus.AUTHENTICATED, triesLeft);
        }
        return triesLeft > 1 ? with(status, triesLeft - 1) : with(AuthenticationStatus.REJECTED, 0);
    }

    /** The shopper does not want to. */
    public CardAuthentication cancel() {
        return isOpen() ? with(AuthenticationStatus.CANCELED, triesLeft) : this;
    }

    private CardAuthentication with(AuthenticationStatus next, int left) {
        return new CardAuthentication(
                id, cardMasked, amount, currency, value, returnUrl, next, left);
    }

    private static String derived(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
