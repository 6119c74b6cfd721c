package io.gerbang.settlement.domain;

import io.gerbang.settlement.domain.Payout.Canceled;
import io.gerbang.settlement.domain.Payout.Failed;
import io.gerbang.settlement.domain.Payout.InTransit;
import io.gerbang.settlement.domain.Payout.Ordered;
import io.gerbang.settlement.domain.Payout.Paid;
import io.gerbang.settlement.domain.Payout.Pending;
import java.util.List;
import java.util.Optional;

/**
 * Decides what becomes of a payout by what its merchant asks and what the paying bank answers; the
 * table is {@link Payout}'s.
 */
public final class PayoutDecider {

    private static final String UNKNOWN_FAILURE = "could_not_process";

    private PayoutDecider() {}

    /** What it is once its time to leave has come; it stays unless it was still here. */
    public static Payout order(Payout payout) {
        return payout instanceof Pending(var order) ? new Ordered(order) : payout;
    }

    /** Empty where it has left already, or come to its end. */
    public static Optional<Canceled> cancel(Payout payout) {
        return payout instanceof Pending(var order)
                ? Optional.of(new Canceled(order))
                : Optional.empty();
    }

    /**
     * @return the states that the payout passes through, in order; empty where it stays
     */
    public static List<Payout> decide(Payout payout, BankTransfer transfer) {
        return switch (payout) {
            case Ordered ordered -> taken(ordered.order(), transfer);
            case InTransit inTransit -> followed(inTransit.order(), transfer);
            case Pending _, Paid _, Failed _, Canceled _ -> List.of();
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
