package io.gerbang.checkout.domain;

/** Ids that follow from a payment's, so that a replay gives the same ones. */
public final class DerivedIds {

    private DerivedIds() {}

    /** The charge that an attempt becomes. */
    public static String charge(String paymentId, int attempt) {
        return chargePrefix(paymentId) + suffix(attempt);
    }

    /** An attempt of a setup intent, which becomes no charge. */
    public static String setupAttempt(String setupId, int attempt) {
        return "setatt_" + body(setupId) + suffix(attempt);
    }

    static String chargePrefix(String paymentId) {
        return "ch_" + body(paymentId);
    }

    /** A capture of that charge. */
    static String capture(String paymentId, long sequence) {
        return "cap_" + body(paymentId) + suffix(sequence);
    }

    /** A wish for a larger hold. */
    static String increment(String paymentId, long sequence) {
        return "inc_" + body(paymentId) + suffix(sequence);
    }

    /** The payment method that a published test card's name stands for in one attempt. */
    static String testPaymentMethod(String paymentId, int attempt) {
        return "pm_" + body(paymentId) + suffix(attempt);
    }

    private static String body(String id) {
        return id.substring(id.indexOf('_') + 1);
    }

    private static String suffix(long number) {
        return Long.toString(number, 36);
    }
}
