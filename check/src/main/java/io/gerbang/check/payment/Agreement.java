package io.gerbang.check.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What each service must hold of a payment whose events are known. Pure.
 *
 * <p>Where an event can be followed by a request of the merchant that nobody has answered yet,
 * every state that the request leads to is right.
 */
final class Agreement {
    private final String who;
    private final List<String> differences = new ArrayList<>();

    private Agreement(String who) {
        this.who = who;
    }

    /** What is different in checkout. */
    static List<String> with(Trail trail, CheckoutPayment payment) {
        var agreement = new Agreement("checkout");
        agreement.state(checkoutStates(trail), payment.state());
        agreement.amount("captured", trail.captured(), payment.captured());
        agreement.amount("charges", trail.authorizations(), payment.charges());
        agreement.amount("captured of its charge", trail.captured(), payment.chargeCaptured());
        agreement.amount("refunded of its charge", trail.refunded(), payment.chargeRefunded());
        agreement.amount("refunds succeeded", trail.refunded(), payment.refundSucceeded());
        agreement.amount(
                "refunds reserved",
                trail.refunded() + payment.refundPending(),
                payment.refundReserved());
        return agreement.differences;
    }

    /** What is different in checkout of a setup intent. */
    static List<String> with(Trail trail, CheckoutSetup setup) {
        var agreement = new Agreement("checkout");
        agreement.state(setupStates(trail), setup.state());
        agreement.amount("captured", trail.captured(), 0);
        return agreement.differences;
    }

    /** What is different in authorization's own row. */
    static List<String> with(Trail trail, AuthorizationRow row) {
        var agreement = new Agreement("authorization");
        agreement.state(authorizationStates(trail), row.state());
        agreement.amount("captured", trail.captured(), row.captured());
        agreement.amount("refunded", trail.refunded(), row.refunded());
        return agreement.differences;
    }

    /** What is different in settlement's books. */
    static List<String> with(Trail trail, Books books) {
        var agreement = new Agreement("settlement");
        agreement.amount("captured", trail.captured(), books.captured());
        agreement.amount("refunded", trail.refunded(), books.refunded());
        agreement.amount("charges posted", trail.captured(), books.postedCharges());
        agreement.amount("refunds posted", trail.refunded(), books.postedRefunds());
        return agreement.differences;
    }

    private static Set<String> checkoutStates(Trail trail) {
        if (trail.voided()) {
            return Set.of("Canceled");
        }
        if (trail.captured() > 0) {
            return trail.closed()
                    ? Set.of("Succeeded")
                    : Set.of("Authorized", "Capturing", "Canceling");
        }
        return switch (trail.outcome()) {
            case "PaymentAuthorized" ->
                    Set.of("Authorized", "Incrementing", "Capturing", "Canceling");
            case "PaymentOutcomeUnknown" -> Set.of("Authorizing", "Canceling");
            case "PaymentActionRequired" ->
                    Set.of("RequiresAction", "RequiresConfirmation", "Authorizing", "Canceling");
            case null, default ->
                    Set.of(
                            "RequiresPaymentMethod",
                            "RequiresConfirmation",
                            "Authorizing",
                            "Canceling",
                            "Canceled");
        };
    }

    /** A cancellation is complete in checkout before anybody else hears of it. */
    private static Set<String> setupStates(Trail trail) {
        if (trail.voided()) {
            return Set.of("Canceled");
        }
        return switch (trail.outcome()) {
            case "PaymentAuthorized" -> Set.of("Succeeded");
            case "PaymentOutcomeUnknown" -> Set.of("Processing");
            case "PaymentActionRequired" -> Set.of("RequiresAction", "Processing", "Canceled");
            case null, default ->
                    Set.of(
                            "RequiresPaymentMethod",
                            "RequiresConfirmation",
                            "Processing",
                            "Canceled");
        };
    }

    private static Set<String> authorizationStates(Trail trail) {
        if (trail.voided()) {
            return Set.of("Voided");
        }
        if (trail.captured() > 0) {
            return Set.of("Captured");
        }
        return switch (trail.outcome()) {
            case "PaymentAuthorized" -> Set.of("Authorized");
            case "PaymentOutcomeUnknown" -> Set.of("Unknown");
            case "PaymentActionRequired" -> Set.of("Challenged", "Authenticating", "Authorizing");
            case "PaymentDeclined" -> Set.of("Declined", "Authenticating", "Authorizing");
            case null, default -> Set.of("Awaited", "Authenticating", "Authorizing");
        };
    }

    private void state(Set<String> expected, String actual) {
        if (!expected.contains(actual)) {
            differences.add(
                    "%s says %s, events say %s"
                            .formatted(who, actual, String.join(" or ", expected)));
        }
    }

    private void amount(String what, long expected, long actual) {
        if (expected != actual) {
            differences.add(
                    "%s has %d %s, events sum to %d".formatted(who, actual, what, expected));
        }
    }
}
