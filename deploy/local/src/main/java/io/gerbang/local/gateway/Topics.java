package io.gerbang.local.gateway;

import io.gerbang.local.kafka.TopicDefinition;
import java.util.stream.Stream;

/**
 * The topics that exist before the first service starts; dead letters come into being as needed. A
 * test of shared-events keeps them equal to the contract, which is no library of this module.
 */
public final class Topics {
    private Topics() {}

    public static Stream<TopicDefinition> all() {
        return Stream.concat(
                Stream.of(
                                "checkout.payment.v1",
                                "fraud.payment.v1",
                                "authorization.payment.v1",
                                "authorization.payment_method.v1",
                                "settlement.balance.v1",
                                "settlement.payout.v1",
                                "settlement.release.v1",
                                "internal.checkout.submission.v1",
                                "internal.checkout.act.v1",
                                "internal.fraud.act.v1",
                                "internal.authorization.act.v1",
                                "internal.settlement.act.v1")
                        .map(name -> new TopicDefinition(name, false)),
                Stream.of(
                                "internal.checkout.merchant.v1",
                                "internal.checkout.clock.v1",
                                "internal.settlement.clock.v1")
                        .map(name -> new TopicDefinition(name, true)));
    }
}
