package io.gerbang.settlement.application;

import io.gerbang.events.EventRecord;
import io.gerbang.events.Topic;
import io.gerbang.events.settlement.PayoutCanceled;
import io.gerbang.events.settlement.PayoutCreated;
import io.gerbang.events.settlement.PayoutFacts;
import io.gerbang.events.settlement.PayoutFailed;
import io.gerbang.events.settlement.PayoutPaid;
import io.gerbang.events.settlement.PayoutSent;
import io.gerbang.events.settlement.SettlementPayoutEvent;
import io.gerbang.settlement.domain.Payout;
import io.gerbang.settlement.domain.PayoutOrder;
import java.time.Instant;

/** The event that tells of a state a payout has reached. */
final class PayoutEvents {

    private PayoutEvents() {}

    /**
     * @param version of the payout in that state
     * @param at business time
     */
    static EventRecord<SettlementPayoutEvent> of(Payout reached, long version, Instant at) {
        var order = reached.order();
        return new EventRecord<>(
                Topic.SETTLEMENT_PAYOUT,
                order.payoutId(),
                version,
                order.holder().merchantId(),
                order.holder().livemode(),
                at,
                order.payoutId(),
                null,
                null,
                event(reached));
    }

    private static SettlementPayoutEvent event(Payout reached) {
        return switch (reached) {
            case Payout.Pending pending -> new PayoutCreated(facts(pending.order()));
            case Payout.Ordered _ ->
                    throw new IllegalArgumentException("nobody is told of an order");
            case Payout.InTransit inTransit -> new PayoutSent(facts(inTransit.order()));
            case Payout.Paid paid -> new PayoutPaid(facts(paid.order()));
            case Payout.Failed failed ->
                    new PayoutFailed(
                            facts(failed.order()),
                            failed.failureCode(),
                            failed.order().returnTransactionId());
            case Payout.Canceled(var order) ->
                    new PayoutCanceled(facts(order), order.returnTransactionId());
        };
    }

    private static PayoutFacts facts(PayoutOrder order) {
        return new PayoutFacts(
                order.payoutId(),
                order.amount(),
                order.currency(),
                order.arrivalDate(),
                true,
                order.destination(),
                order.balanceTransactionId(),
                order.createdAt());
    }
}
