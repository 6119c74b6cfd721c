package io.gerbang.events;

import io.gerbang.events.authorization.AuthorizationPaymentEvent;
import io.gerbang.events.authorization.PaymentMethodCreated;
import io.gerbang.events.checkout.CheckoutClockEvent;
import io.gerbang.events.checkout.CheckoutPaymentEvent;
import io.gerbang.events.checkout.MerchantChanged;
import io.gerbang.events.checkout.SubmissionReceived;
import io.gerbang.events.fraud.PaymentScreened;
import io.gerbang.events.settlement.BalanceReleased;
import io.gerbang.events.settlement.SettlementBalanceEvent;
import io.gerbang.events.settlement.SettlementPayoutEvent;
import io.gerbang.events.settlement.TestClockReached;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every topic of the system: {@code <owner>.<aggregate>.v<major>}. Only its owner writes it, and
 * its key is the aggregate's id. Topics whose name starts with {@code internal.} are no contract
 * for subscribers.
 */
public enum Topic {
    CHECKOUT_PAYMENT("checkout.payment.v1", CheckoutPaymentEvent.class, Retention.HISTORY),
    CHECKOUT_SUBMISSION(
            "internal.checkout.submission.v1", SubmissionReceived.class, Retention.HISTORY),
    CHECKOUT_MERCHANT("internal.checkout.merchant.v1", MerchantChanged.class, Retention.LATEST),
    CHECKOUT_CLOCK("internal.checkout.clock.v1", CheckoutClockEvent.class, Retention.LATEST),
    CHECKOUT_ACT("internal.checkout.act.v1", OperatorActed.class, Retention.HISTORY),
    FRAUD_PAYMENT("fraud.payment.v1", PaymentScreened.class, Retention.HISTORY),
    FRAUD_ACT("internal.fraud.act.v1", OperatorActed.class, Retention.HISTORY),
    AUTHORIZATION_PAYMENT(
            "authorization.payment.v1", AuthorizationPaymentEvent.class, Retention.HISTORY),
    AUTHORIZATION_PAYMENT_METHOD(
            "authorization.payment_method.v1", PaymentMethodCreated.class, Retention.HISTORY),
    AUTHORIZATION_ACT("internal.authorization.act.v1", OperatorActed.class, Retention.HISTORY),
    SETTLEMENT_BALANCE("settlement.balance.v1", SettlementBalanceEvent.class, Retention.HISTORY),
    SETTLEMENT_PAYOUT("settlement.payout.v1", SettlementPayoutEvent.class, Retention.HISTORY),
    SETTLEMENT_RELEASE("settlement.release.v1", BalanceReleased.class, Retention.HISTORY),
    SETTLEMENT_CLOCK("internal.settlement.clock.v1", TestClockReached.class, Retention.LATEST),
    SETTLEMENT_ACT("internal.settlement.act.v1", OperatorActed.class, Retention.HISTORY);

    /** What a topic keeps, and so what its consumers may miss. */
    public enum Retention {
        /**
         * Every event: a consumer takes them one after another and parks what comes after a gap.
         */
        HISTORY,
        /**
         * The latest whole state per key (a compacted topic): a newer event replaces, gaps are
         * fine.
         */
        LATEST
    }

    private static final Map<String, Topic> BY_NAME =
            Arrays.stream(values())
                    .collect(Collectors.toMap(Topic::topicName, Function.identity()));

    private final String topicName;
    private final Class<? extends Event> eventType;
    private final Retention retention;

    Topic(String topicName, Class<? extends Event> eventType, Retention retention) {
        this.topicName = topicName;
        this.eventType = eventType;
        this.retention = retention;
    }

    public static Optional<Topic> named(String topicName) {
        return Optional.ofNullable(BY_NAME.get(topicName));
    }

    /** What operators do at a service, such as {@code fraud-service}. */
    public static Topic ofActsAt(String service) {
        return named("internal." + service.replace("-service", "") + ".act.v1").orElseThrow();
    }

    /** The name on Kafka. */
    public String topicName() {
        return topicName;
    }

    /** The event itself, or the sealed interface of all events on the topic. */
    public Class<? extends Event> eventType() {
        return eventType;
    }

    public Retention retention() {
        return retention;
    }

    /** Whether subscribers outside Gerbang may rely on it. */
    public boolean isPublic() {
        return !topicName.startsWith("internal.");
    }
}
