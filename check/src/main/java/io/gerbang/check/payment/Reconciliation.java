package io.gerbang.check.payment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what we say of an authorization with what the issuer says. Pure. */
final class Reconciliation {

    private Reconciliation() {}

    /**
     * What is different, in words.
     *
     * @param claim null where we know of no such authorization
     * @param issuer null where the issuer approved none
     */
    static List<String> differences(@Nullable Claim claim, @Nullable IssuerRecord issuer) {
        if (claim != null && claim.forgotten()) {
            return List.of();
        }
        if (issuer == null) {
            return claim == null || claim.open()
                    ? List.of()
                    : List.of(claim.paymentId() + ": the issuer never approved it");
        }
        if (claim == null || claim.open()) {
            return ofNoPayment(issuer, claim != null);
        }
        return differencesOf(claim, issuer);
    }

    /** While an outcome is open a hold is to be expected, and nothing else. */
    private static List<String> ofNoPayment(IssuerRecord issuer, boolean holdExpected) {
        var differences = new ArrayList<String>();
        if (issuer.captured() > 0) {
            differences.add(
                    issuer.reference() + " charged " + issuer.captured() + " for no payment");
        } else if (issuer.held() && !holdExpected) {
            differences.add(
                    issuer.reference() + " holds " + issuer.authorized() + " for no payment");
        }
        if (issuer.refunds().total() > 0) {
            differences.add(
                    issuer.reference()
                            + " refunded "
                            + issuer.refunds().total()
                            + " for no payment");
        }
        return differences;
    }

    private static List<String> differencesOf(Claim claim, IssuerRecord issuer) {
        var differences = new ArrayList<String>();
        compare(differences, claim, "authorized", claim.authorized(), issuer.authorized());
        compare(differences, claim, "captured", claim.captured(), issuer.captured());
        compareRefunds(differences, claim, issuer);
        if (!claim.currency().equals(issuer.currency())) {
            differences.add(claim.paymentId() + ": the issuer counts " + issuer.currency());
        }
        if (issuer.approvals() != 1) {
            differences.add(claim.paymentId() + ": approved " + issuer.approvals() + " times");
        }
        if (claim.released() && issuer.held()) {
            differences.add(claim.paymentId() + ": the issuer still holds what was released");
        }
        if (claim.authorized() > 0 && !claim.released() && !issuer.held()) {
            differences.add(claim.paymentId() + ": the issuer holds nothing for it");
        }
        if (claim.captured() > 0 && issuer.reversed()) {
            differences.add(claim.paymentId() + ": reversed at the issuer, and captured here");
        }
        return differences;
    }

    private static void compareRefunds(List<String> differences, Claim claim, IssuerRecord issuer) {
        var ours = claim.refunds();
        var theirs = issuer.refunds().without(claim.refundsUnderWay());
        compare(differences, claim, "refunded", ours.total(), theirs.total());
        if (ours.total() == theirs.total() && !ours.equals(theirs)) {
            differences.add(
                    "%s: refunded by %s here, by %s at the issuer"
                            .formatted(claim.paymentId(), ours.references(), theirs.references()));
        }
    }

    private static void compare(
            List<String> differences, Claim claim, String what, long ours, long theirs) {
        if (ours != theirs) {
            differences.add(
                    "%s: %d %s here, %d at the issuer"
                            .formatted(claim.paymentId(), ours, what, theirs));
        }
    }
}
