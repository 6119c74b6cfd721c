package io.gerbang.check.gateway;

import static io.gerbang.check.gateway.ServiceDatabase.AUTHORIZATION;
import static io.gerbang.check.gateway.ServiceDatabase.CHECKOUT;
import static io.gerbang.check.gateway.ServiceDatabase.FRAUD;
import static io.gerbang.check.gateway.ServiceDatabase.SETTLEMENT;

import java.util.List;

/**
 * A topic with the service that writes it and those that take it.
 *
 * @param latestOnly whether a record holds a key's whole state, so that older ones may be missing
 */
public record EventStream(
        String topic, ServiceDatabase owner, boolean latestOnly, List<ServiceDatabase> consumers) {

    /** What flows between the services. */
    public static final List<EventStream> ALL =
            List.of(
                    history("checkout.payment.v1", CHECKOUT, AUTHORIZATION),
                    history("internal.checkout.submission.v1", CHECKOUT, FRAUD),
                    latest("internal.checkout.merchant.v1", CHECKOUT, AUTHORIZATION, SETTLEMENT),
                    latest("internal.checkout.clock.v1", CHECKOUT, SETTLEMENT),
                    history("internal.checkout.act.v1", CHECKOUT, CHECKOUT),
                    history("fraud.payment.v1", FRAUD, AUTHORIZATION),
                    history("internal.fraud.act.v1", FRAUD, CHECKOUT),
                    history("authorization.payment.v1", AUTHORIZATION, CHECKOUT, FRAUD, SETTLEMENT),
                    history("authorization.payment_method.v1", AUTHORIZATION),
                    history("internal.authorization.act.v1", AUTHORIZATION, CHECKOUT),
                    history("settlement.balance.v1", SETTLEMENT),
                    history("settlement.payout.v1", SETTLEMENT, CHECKOUT),
                    history("settlement.release.v1", SETTLEMENT, CHECKOUT),
                    latest("internal.settlement.clock.v1", SETTLEMENT, CHECKOUT),
                    history("internal.settlement.act.v1", SETTLEMENT, CHECKOUT));

    private static EventStream history(
            String topic, ServiceDatabase owner, ServiceDatabase... consumers) {
        return new EventStream(topic, owner, false, List.of(consumers));
    }

    private static EventStream latest(
            String topic, ServiceDatabase owner, ServiceDatabase... consumers) {
        return new EventStream(topic, owner, true, List.of(consumers));
    }
}
