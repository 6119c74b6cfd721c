package io.gerbang.checkout.domain;

/** Why a command cannot be carried out; nothing has changed. */
public sealed interface Rejection {

    /** About money that an issuer holds. */
    sealed interface OfHold extends Rejection {}

    /** About the means of payment that was chosen. */
    sealed interface OfMethod extends Rejection {}

    /** About a setup intent. */
    sealed interface OfSetup extends Rejection {}

    /** The same as {@link UnexpectedState}, of a setup intent. */
    record UnexpectedSetupState(SetupIntent setup, String verb, String allowed)
            implements OfSetup {}

    /** Whoever asks knows the client secret of another setup intent, or of none. */
    record SecretOfAnotherSetup(SetupIntent setup) implements OfSetup {}

    /** A checkout session's, with which it ends. */
    record SetupOfSession(SetupIntent setup) implements OfSetup {}

    /** Confirming needs a means of payment. */
    record SetupMethodMissing(SetupIntent setup) implements OfSetup {}

    /**
     * The payment's state does not allow it.
     *
     * @param verb what was asked, as a word: confirm, capture, cancel, update
     * @param allowed the statuses in which it is possible
     */
    record UnexpectedState(Payment payment, String verb, String allowed) implements Rejection {}

    /** Whoever asks knows the client secret of another payment, or of none. */
    record SecretOfAnother(Payment payment) implements Rejection {}

    /** A browser confirms what the merchant's server wants to confirm. */
    record ServerConfirms(Payment payment) implements Rejection {}

    /** Confirming needs a means of payment. */
    record PaymentMethodMissing(Payment payment) implements Rejection {}

    /** The hold has ended, even if nobody has released it yet. */
    record HoldExpired(Payment payment) implements OfHold {}

    /** More than one capture, of a hold that allows just one. */
    record MulticaptureUnavailable(Payment payment) implements OfHold {}

    /** The hold was captured in as many parts as it may be. */
    record CapturesExhausted(Payment payment, int most) implements OfHold {}

    /** A hold that cannot be increased, or has been captured in part. */
    record IncrementUnavailable(Payment payment) implements OfHold {}

    /** The hold was to be increased as often as it may be. */
    record IncrementsExhausted(Payment payment, int most) implements OfHold {}

    /** No more than is held already. */
    record IncrementTooSmall(Payment payment, long requested) implements OfHold {}

    /** Another request about the hold is under way. */
    record Locked(Payment payment) implements OfHold {}

    /** An amount that the currency cannot be charged in: see {@link Amounts#step}. */
    record AmountNotDivisible(Payment payment, String param) implements Rejection {}

    /**
     * The payment method belongs to a customer, and the intent to none.
     *
     * @param intent PaymentIntent or SetupIntent
     */
    record MethodOfCustomer(String paymentMethodId, String intent) implements OfMethod {}

    /** The payment method does not belong to the payment's customer. */
    record MethodNotOfCustomer(String paymentMethodId, String customerId) implements OfMethod {}

    /** The payment method belonged to nobody when it was used, or was detached. */
    record MethodSpent() implements OfMethod {}

    /** More than is held. */
    record CaptureTooLarge(Payment payment, long requested, long capturable) implements OfHold {}

    /** More than is left of what was captured. */
    record RefundTooLarge(Payment payment, long requested, long refundable) implements Rejection {}

    /** Nothing is left to refund. */
    record AlreadyRefunded(Payment payment) implements Rejection {}

    /** The charge that is named took no money: it failed, or it only holds some. */
    record ChargeNotRefundable(String chargeId) implements Rejection {}

    /** The charge that is named holds none of the payment's money: it failed. */
    record ChargeNotHeld(String chargeId) implements OfHold {}

    /** Nothing was captured that could be refunded. */
    record NothingToRefund(Payment payment) implements Rejection {}
}
