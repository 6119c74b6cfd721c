package io.gerbang.checkout.domain;

/** Something a merchant is told of, by the name that Stripe gives the event. */
public enum Notice {
    PAYMENT_INTENT_CREATED("payment_intent.created", Subject.PAYMENT),
    PAYMENT_INTENT_REQUIRES_ACTION("payment_intent.requires_action", Subject.PAYMENT),
    PAYMENT_INTENT_PROCESSING("payment_intent.processing", Subject.PAYMENT),
    PAYMENT_INTENT_AMOUNT_CAPTURABLE_UPDATED(
            "payment_intent.amount_capturable_updated", Subject.PAYMENT),
    PAYMENT_INTENT_SUCCEEDED("payment_intent.succeeded", Subject.PAYMENT),
    PAYMENT_INTENT_PAYMENT_FAILED("payment_intent.payment_failed", Subject.PAYMENT),
    PAYMENT_INTENT_CANCELED("payment_intent.canceled", Subject.PAYMENT),
    CHARGE_SUCCEEDED("charge.succeeded", Subject.CHARGE),
    CHARGE_FAILED("charge.failed", Subject.CHARGE),
    CHARGE_UPDATED("charge.updated", Subject.CHARGE, true),
    CHARGE_CAPTURED("charge.captured", Subject.CHARGE, true),
    CHARGE_EXPIRED("charge.expired", Subject.CHARGE),
    CHARGE_REFUNDED("charge.refunded", Subject.CHARGE, true),
    CHARGE_REFUND_UPDATED("charge.refund.updated", Subject.REFUND, true),
    REFUND_CREATED("refund.created", Subject.REFUND),
    REFUND_UPDATED("refund.updated", Subject.REFUND, true),
    REFUND_FAILED("refund.failed", Subject.REFUND, true);

    /** Whose snapshot goes with it. */
    public enum Subject {
        PAYMENT,
        CHARGE,
        REFUND
    }

    private final String type;
    private final Subject subject;
    private final boolean change;

    Notice(String type, Subject subject) {
        this(type, subject, false);
    }

    Notice(String type, Subject subject, boolean change) {
        this.type = type;
        this.subject = subject;
        this.change = change;
    }

    /** Stripe's event type. */
    public String type() {
        return type;
    }

    public Subject subject() {
        return subject;
    }

    /** Whether what the subject was before goes with it, too. */
    public boolean isChange() {
        return change;
    }
}
