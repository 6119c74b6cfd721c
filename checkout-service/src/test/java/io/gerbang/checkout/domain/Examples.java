package io.gerbang.checkout.domain;

import io.gerbang.checkout.domain.PaymentCommand.CancelPayment;
import io.gerbang.checkout.domain.PaymentCommand.CapturePayment;
import io.gerbang.checkout.domain.PaymentCommand.ConfirmPayment;
import io.gerbang.checkout.domain.PaymentCommand.IncrementPayment;
import io.gerbang.checkout.domain.PaymentCommand.RefundPayment;
import io.gerbang.checkout.domain.PaymentCommand.UpdatePayment;
import io.gerbang.checkout.domain.PaymentState.RequiresConfirmation;
import io.gerbang.events.CaptureMethod;
import io.gerbang.events.HoldOptions;
import io.gerbang.events.HoldTerms;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.Screening;
import io.gerbang.events.ScreeningDecision;
import io.gerbang.events.ThreeDSecureWish;
import io.gerbang.events.authorization.AuthorizationPaymentEvent;
import io.gerbang.events.authorization.PaymentAuthorized;
import io.gerbang.events.authorization.PaymentCaptured;
import io.gerbang.events.authorization.PaymentDeclined;
import io.gerbang.events.authorization.PaymentHoldReleased;
import io.gerbang.events.authorization.PaymentVoided;
import io.gerbang.events.checkout.PaymentSubmitted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Payments, commands and events that the tests have in common. */
public final class Examples {

    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final Instant HOLD_END = Instant.parse("2026-11-30T12:00:00Z");
    static final long AMOUNT = 1999;
    static final long MOST = 2298;

    private static final Screening ALLOWED = new Screening(0, ScreeningDecision.ALLOW, List.of());

    /** Says all but how to capture otherwise than {@link #payment}, and notes something else. */
    public static final PaymentDetails CHANGED =
            new PaymentDetails(
                    AMOUNT + 1,
                    "eur",
                    CaptureMethod.MANUAL,
                    "manual",
                    List.of("card", "link"),
                    "cus_1",
                    "Order 7",
                    "ayu@example.com",
                    "off_session",
                    new Shipping(
                            new Address(null, "ID", null, null, null, null),
                            "Ayu",
                            null,
                            null,
                            null),
                    "TEA",
                    "7",
                    "orders",
                    new HoldOptions(true, true, true),
                    ThreeDSecureWish.ANY,
                    Map.of("order", "7"));

    private Examples() {}

    static Payment payment(CaptureMethod captureMethod) {
        return payment(captureMethod, null);
    }

    static Payment payment(CaptureMethod captureMethod, @Nullable String customer) {
        return new Payment(
                "pi_0VbqEEqfABCDEFGHIJKLMNOP",
                "acct_1",
                false,
                NOW,
                "secret",
                null,
                new PaymentDetails(
                        AMOUNT,
                        "usd",
                        captureMethod,
                        "automatic",
                        List.of("card"),
                        customer,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Map.of()),
                TestCards.named("pm_card_visa").orElseThrow(),
                new RequiresConfirmation(null, false),
                0,
                null,
                null,
                0,
                0,
                0);
    }

    static Decision decide(Payment payment, PaymentCommand command) {
        return PaymentDecider.decide(payment, command, NOW);
    }

    static Decision.Accepted accept(Payment payment, PaymentCommand command) {
        return (Decision.Accepted) decide(payment, command);
    }

    static Rejection reject(Payment payment, PaymentCommand command) {
        return ((Decision.Rejected) decide(payment, command)).rejection();
    }

    static Payment submitted(CaptureMethod captureMethod) {
        return accept(payment(captureMethod), confirm()).payment();
    }

    static Payment held() {
        var payment = submitted(CaptureMethod.MANUAL);
        return apply(payment, authorized(payment)).payment();
    }

    static Payment paid() {
        var payment = submitted(CaptureMethod.AUTOMATIC);
        return apply(payment, captured(payment, AMOUNT)).payment();
    }

    static UpdatePayment update(PaymentDetails details) {
        return new UpdatePayment(_ -> details, null, false);
    }

    public static ConfirmPayment confirm() {
        return confirm(null, null);
    }

    static ConfirmPayment confirm(@Nullable String clientSecret) {
        return confirm(clientSecret, null);
    }

    /** A confirmation that names a test card. */
    static ConfirmPayment confirmWith(String card) {
        return confirm(null, TestCards.named(card).orElseThrow());
    }

    private static ConfirmPayment confirm(
            @Nullable String clientSecret, @Nullable PaymentMethod method) {
        return new ConfirmPayment(
                clientSecret,
                false,
                method,
                UnaryOperator.identity(),
                AuthenticationTerms.USUAL,
                request(Operation.CONFIRM));
    }

    public static CapturePayment capture(@Nullable Long amount) {
        return new CapturePayment(null, amount, true, request(Operation.CAPTURE));
    }

    /** A capture after which more may follow. */
    static CapturePayment part(long amount) {
        return new CapturePayment(null, amount, false, request(Operation.CAPTURE));
    }

    /** Money held on terms that allow several captures, 15 % more, and an increase. */
    static Payment flexiblyHeld() {
        var payment = submitted(CaptureMethod.MANUAL);
        return apply(payment, authorized(payment, new HoldTerms(true, MOST, true))).payment();
    }

    static IncrementPayment increment(long amount) {
        return new IncrementPayment(
                said ->
                        new PaymentDetails(
                                amount,
                                said.currency(),
                                said.captureMethod(),
                                said.confirmationMethod(),
                                said.paymentMethodTypes(),
                                said.customerId(),
                                said.description(),
                                said.receiptEmail(),
                                said.setupFutureUsage(),
                                said.shipping(),
                                said.statementDescriptor(),
                                said.statementDescriptorSuffix(),
                                said.transferGroup(),
                                said.holdOptions(),
                                said.threeDSecure(),
                                said.metadata()),
                request(Operation.INCREMENT));
    }

    static CancelPayment cancel() {
        return new CancelPayment("abandoned", request(Operation.CANCEL));
    }

    static RefundPayment refund(@Nullable Long amount) {
        return new RefundPayment("re_1", null, amount, null, Map.of(), request(Operation.REFUND));
    }

    static Change apply(Payment payment, AuthorizationPaymentEvent event) {
        return OutcomeDecider.apply(payment, null, null, event, NOW);
    }

    static PaymentAuthorized authorized(Payment payment) {
        return authorized(payment, null);
    }

    static PaymentAuthorized authorized(Payment payment, @Nullable HoldTerms terms) {
        return new PaymentAuthorized(
                facts(payment), ALLOWED, "123456", "000000000001", "pass", HOLD_END, terms);
    }

    static PaymentDeclined declined(Payment payment) {
        return new PaymentDeclined(
                facts(payment),
                ALLOWED,
                "issuer_declined",
                "card_declined",
                "generic_decline",
                "05",
                "pass");
    }

    static PaymentCaptured captured(Payment payment, long amount) {
        return captured(payment, amount, true);
    }

    static PaymentCaptured captured(Payment payment, long amount, boolean last) {
        return new PaymentCaptured(
                payment.id(),
                payment.attempts(),
                facts(payment).chargeId(),
                "cap_1",
                amount,
                payment.capturedAmount() + amount,
                "usd",
                last,
                "card");
    }

    static PaymentVoided voided(Payment payment) {
        return voided(payment, "abandoned");
    }

    static PaymentVoided voided(Payment payment, String reason) {
        return new PaymentVoided(payment.id(), payment.attempts(), AMOUNT, "usd", reason);
    }

    /** What is left of a partly captured hold is released. */
    static PaymentHoldReleased released(Payment payment, long amount) {
        return new PaymentHoldReleased(
                payment.id(),
                payment.attempts(),
                facts(payment).chargeId(),
                amount,
                payment.capturedAmount(),
                "usd",
                "abandoned");
    }

    /** What the payment's last attempt was submitted with. */
    private static PaymentFacts facts(Payment payment) {
        var again = payment(payment.details().captureMethod());
        return ((PaymentSubmitted) accept(again, confirm()).request()).payment();
    }

    private static PendingRequest request(Operation operation) {
        return new PendingRequest(operation, "req_1", new IdempotencyKey("key_1", false));
    }
}
