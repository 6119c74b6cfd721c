package io.gerbang.check.payment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares what we say of a payout with what the paying bank says. Pure.
 *
 * <p>The bank is asked from time to time, so it may be ahead of us, and never behind.
 */
final class Remittance {

    private Remittance() {}

    /**
     * What is different, in words.
     *
     * @param payout null where we know of no such payout
     * @param transfer null where the bank was never told
     */
    static List<String> differences(@Nullable PayoutRow payout, @Nullable BankTransfer transfer) {
        if (payout == null) {
            return transfer == null
                    ? List.of()
                    : List.of(
                            "%s: the bank pays %s for no payout"
                                    .formatted(transfer.reference(), transfer.order()));
        }
        if (transfer == null) {
            return isTold(payout)
                    ? List.of(
                            "%s: %s here, and the bank knows no transfer"
                                    .formatted(payout.payoutId(), payout.state()))
                    : List.of();
        }
        return differencesOf(payout, transfer);
    }

    private static List<String> differencesOf(PayoutRow payout, BankTransfer transfer) {
        var differences = new ArrayList<String>();
        if (!payout.order().equals(transfer.order())) {
            differences.add(
                    "%s: %s here, %s at the bank"
                            .formatted(payout.payoutId(), payout.order(), transfer.order()));
        }
        if (payout.transferId() != null && !payout.transferId().equals(transfer.id())) {
            differences.add(
                    "%s: %s here, %s at the bank"
                            .formatted(payout.payoutId(), payout.transferId(), transfer.id()));
        }
        if (!mayBe(payout, transfer)) {
            differences.add(
                    "%s: %s here, %s at the bank"
                            .formatted(payout.payoutId(), payout.state(), transfer.status()));
        }
        return differences;
    }

    /** Whether the bank has answered, which it does once it has the order. */
    private static boolean isTold(PayoutRow payout) {
        return switch (payout.state()) {
            case "in_transit", "paid", "failed" -> true;
            default -> false;
        };
    }

    private static boolean mayBe(PayoutRow payout, BankTransfer transfer) {
        return switch (payout.state()) {
            case "pending" -> payout.ordered();
            case "in_transit" -> true;
            case "paid", "failed" -> payout.state().equals(transfer.status());
            default -> false;
        };
    }
}
