package io.gerbang.settlement.domain;

import io.gerbang.settlement.domain.Payout.Failed;
import io.gerbang.settlement.domain.Payout.InTransit;
import io.gerbang.settlement.domain.Payout.Paid;
import io.gerbang.settlement.domain.Payout.Pending;
import java.util.List;

/** Decides what an answer of the paying bank makes of a payout; the table is {@link Payout}'s. */
public final class PayoutDecider {

    private static final String UNKNOWN_FAILURE = "could_not_process";

    private PayoutDecider() {}

    /**
     * @return the states that the payout passes through, in order; empty where it stays
     */
    public static List<Payout> decide(Payout payout, BankTransfer transfer) {
        return switch (payout) {
            case Pending pending -> taken(pending.order(), transfer);
            case InTransit inTransit -> followed(inTransit.order(), transfer);
            case Paid _, Failed _ -> List.of();
        };
    }

    private static List<Payout> taken(PayoutOrder order, BankTransfer transfer) {
        return switch (transfer.status()) {
            case PENDING, IN_TRANSIT -> List.of(new InTransit(order, transfer.id()));
            case PAID ->
                    List.of(new InTransit(order, transfer.id()), new Paid(order, transfer.id()));
            case FAILED -> List.of(failed(order, transfer));
        };
    }

    private static List<Payout> followed(PayoutOrder order, BankTransfer transfer) {
        return switch (transfer.status()) {
            case PENDING, IN_TRANSIT -> List.of();
            case PAID -> List.of(new Paid(order, transfer.id()));
            case FAILED -> List.of(failed(order, transfer));
        };
    }

    private static Failed failed(PayoutOrder order, BankTransfer transfer) {
        var code = transfer.failureCode();
        return new Failed(order, transfer.id(), code == null ? UNKNOWN_FAILURE : code);
    }
}
