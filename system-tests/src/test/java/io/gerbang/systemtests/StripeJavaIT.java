package io.gerbang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.ChargeListParams;
import com.stripe.param.ChargeRetrieveParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentUpdateParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.service.V1Services;
import io.gerbang.systemtests.gateway.Await;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The payments of a merchant who uses the official Java client. */
@ExtendWith(GatewayExtension.class)
class StripeJavaIT {
    private static final long AMOUNT = 15_000_000;

    private final V1Services stripe;

    StripeJavaIT(RunningGateway gateway) {
        stripe = gateway.stripe(gateway.newMerchant().secretKey());
    }

    @Test
    void a_payment_confirmed_at_its_creation_succeeds() throws StripeException {
        var payment = pay("pm_card_visa");

        assertThat(payment.getStatus()).isEqualTo("succeeded");
        assertThat(payment.getAmountReceived()).isEqualTo(AMOUNT);
        assertThat(payment.getLivemode()).isFalse();
        assertThat(payment.getLastResponse().requestId()).startsWith("req_");
    }

    @Test
    void a_payment_succeeds_step_by_step() throws StripeException {
        var created = stripe.paymentIntents().create(unconfirmed().build());
        assertThat(created.getStatus()).isEqualTo("requires_payment_method");

        var updated =
                stripe.paymentIntents()
                        .update(
                                created.getId(),
                                PaymentIntentUpdateParams.builder()
                                        .setDescription("Order 7")
                                        .putMetadata("order", "7")
                                        .build());
        assertThat(updated.getMetadata()).containsEntry("order", "7");

        var confirmed = confirm(created.getId(), "pm_card_mastercard");
        assertThat(confirmed.getStatus()).isEqualTo("succeeded");

        var retrieved = stripe.paymentIntents().retrieve(created.getId());
        assertThat(retrieved.getDescription()).isEqualTo("Order 7");
        assertThat(retrieved.getLatestCharge()).isEqualTo(confirmed.getLatestCharge());
    }

    @Test
    void a_declined_card_is_a_card_exception() {
        var declined =
                catchThrowableOfType(CardException.class, () -> pay("pm_card_visa_chargeDeclined"));

        assertThat(declined.getStatusCode()).isEqualTo(402);
        assertThat(declined.getCode()).isEqualTo("card_declined");
        assertThat(declined.getDeclineCode()).isEqualTo("generic_decline");
        assertThat(declined.getStripeError().getPaymentIntent().getStatus())
                .isEqualTo("requires_payment_method");
    }

    @Test
    void a_card_without_funds_says_so() {
        assertThatThrownBy(() -> pay("pm_card_visa_chargeDeclinedInsufficientFunds"))
                .isInstanceOfSatisfying(
                        CardException.class,
                        declined ->
                                assertThat(declined.getDeclineCode())
                                        .isEqualTo("insufficient_funds"));
    }

    @Test
    void a_payment_under_review_goes_on_and_says_so() throws StripeException {
        var payment = pay("pm_card_riskLevelElevated");

        assertThat(payment.getStatus()).isEqualTo("succeeded");
        var outcome = stripe.charges().retrieve(payment.getLatestCharge()).getOutcome();
        assertThat(outcome.getType()).isEqualTo("manual_review");
        assertThat(outcome.getRiskLevel()).isEqualTo("elevated");
    }

    @Test
    void a_blocked_payment_never_reaches_the_issuer() throws StripeException {
        var payment = stripe.paymentIntents().create(unconfirmed().build());
        assertThatThrownBy(() -> confirm(payment.getId(), "pm_card_radarBlock"))
                .isInstanceOfSatisfying(
                        CardException.class,
                        blocked -> assertThat(blocked.getCode()).isEqualTo("card_declined"));

        var charges =
                stripe.charges()
                        .list(ChargeListParams.builder().setPaymentIntent(payment.getId()).build());
        var outcome = charges.getData().getFirst().getOutcome();
        assertThat(outcome.getType()).isEqualTo("blocked");
        assertThat(outcome.getNetworkStatus()).isEqualTo("not_sent_to_network");
    }

    @Test
    void a_declined_payment_succeeds_with_another_card() throws StripeException {
        var payment = stripe.paymentIntents().create(unconfirmed().build());
        assertThatThrownBy(() -> confirm(payment.getId(), "pm_card_chargeDeclinedExpiredCard"))
                .isInstanceOfSatisfying(
                        CardException.class,
                        declined -> {
                            assertThat(declined.getCode()).isEqualTo("expired_card");
                            assertThat(declined.getParam()).isEqualTo("exp_month");
                        });

        var paid = confirm(payment.getId(), "pm_card_visa");

        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(paid.getLastPaymentError()).isNull();
    }

    @Test
    void a_hold_is_captured_when_the_merchant_says_so() throws StripeException {
        var held = hold();
        assertThat(held.getStatus()).isEqualTo("requires_capture");
        assertThat(held.getAmountCapturable()).isEqualTo(AMOUNT);

        var captured = stripe.paymentIntents().capture(held.getId());

        assertThat(captured.getStatus()).isEqualTo("succeeded");
        assertThat(captured.getAmountReceived()).isEqualTo(AMOUNT);
        assertThat(captured.getAmountCapturable()).isZero();
    }

    @Test
    void a_hold_is_captured_in_part() throws StripeException {
        var held = hold();
        var part = PaymentIntentCaptureParams.builder().setAmountToCapture(AMOUNT / 3).build();

        var captured = stripe.paymentIntents().capture(held.getId(), part);

        assertThat(captured.getStatus()).isEqualTo("succeeded");
        assertThat(captured.getAmountReceived()).isEqualTo(AMOUNT / 3);
        var charge = stripe.charges().retrieve(captured.getLatestCharge());
        assertThat(charge.getAmount()).isEqualTo(AMOUNT);
        assertThat(charge.getAmountCaptured()).isEqualTo(AMOUNT / 3);
    }

    @Test
    void a_hold_is_canceled() throws StripeException {
        var held = hold();
        var reason =
                PaymentIntentCancelParams.builder()
                        .setCancellationReason(
                                PaymentIntentCancelParams.CancellationReason.REQUESTED_BY_CUSTOMER)
                        .build();

        var canceled = stripe.paymentIntents().cancel(held.getId(), reason);

        assertThat(canceled.getStatus()).isEqualTo("canceled");
        assertThat(canceled.getCancellationReason()).isEqualTo("requested_by_customer");
        assertThatThrownBy(() -> stripe.paymentIntents().capture(held.getId()))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused ->
                                assertThat(refused.getCode())
                                        .isEqualTo("payment_intent_unexpected_state"));
    }

    @Test
    void a_payment_is_refunded_in_full() throws StripeException {
        var payment = pay("pm_card_visa");

        var refund = refund(payment, null);

        assertThat(refund.getStatus()).isEqualTo("succeeded");
        assertThat(refund.getAmount()).isEqualTo(AMOUNT);
        assertThat(stripe.refunds().retrieve(refund.getId()).getPaymentIntent())
                .isEqualTo(payment.getId());
        assertThat(charge(payment).getRefunded()).isTrue();
        assertThatThrownBy(() -> refund(payment, null))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused ->
                                assertThat(refused.getCode()).isEqualTo("charge_already_refunded"));
    }

    @Test
    void a_payment_is_refunded_in_parts_as_far_as_money_is_left() throws StripeException {
        var payment = pay("pm_card_visa");

        refund(payment, AMOUNT / 3);
        refund(payment, AMOUNT / 3);

        assertThat(charge(payment).getAmountRefunded()).isEqualTo(2 * (AMOUNT / 3));
        assertThat(charge(payment).getRefunded()).isFalse();
        assertThatThrownBy(() -> refund(payment, AMOUNT / 2))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(charge(payment).getAmountRefunded()).isEqualTo(2 * (AMOUNT / 3));
    }

    @Test
    void the_same_idempotency_key_twice_makes_one_payment() throws StripeException {
        var once = RequestOptions.builder().setIdempotencyKey("order-1").build();
        var params = unconfirmed().setPaymentMethod("pm_card_visa").setConfirm(true).build();

        var first = stripe.paymentIntents().create(params, once);
        var second = stripe.paymentIntents().create(params, once);

        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(second.getLatestCharge()).isEqualTo(first.getLatestCharge());
        assertThat(stripe.paymentIntents().list().getData()).hasSize(1);
        var other = unconfirmed().setAmount(AMOUNT + 1).build();
        assertThatThrownBy(() -> stripe.paymentIntents().create(other, once))
                .isInstanceOf(IdempotencyException.class);
    }

    @Test
    void a_list_is_paged_by_the_client() throws StripeException {
        var made = new ArrayList<String>();
        for (var number = 0; number < 23; number++) {
            made.add(stripe.paymentIntents().create(unconfirmed().build()).getId());
        }

        var params = PaymentIntentListParams.builder().setLimit(5L).build();
        var listed = new ArrayList<String>();
        stripe.paymentIntents()
                .list(params)
                .autoPagingIterable()
                .forEach(payment -> listed.add(payment.getId()));

        assertThat(listed).containsExactlyElementsOf(made.reversed());
    }

    @Test
    void a_charge_tells_what_was_paid_and_posted() throws Exception {
        var payment = pay("pm_card_visa");

        var charge = charge(payment);
        assertThat(charge.getPaid()).isTrue();
        assertThat(charge.getCaptured()).isTrue();
        assertThat(charge.getPaymentIntent()).isEqualTo(payment.getId());
        assertThat(charge.getPaymentMethodDetails().getCard().getBrand()).isEqualTo("visa");
        assertThat(charge.getPaymentMethodDetails().getCard().getLast4()).isEqualTo("4242");
        assertThat(charge.getOutcome().getType()).isEqualTo("authorized");

        var expanded = ChargeRetrieveParams.builder().addExpand("balance_transaction").build();
        var posted =
                Await.until(
                                it -> it.getBalanceTransactionObject() != null,
                                () -> stripe.charges().retrieve(charge.getId(), expanded))
                        .getBalanceTransactionObject();
        assertThat(posted.getAmount()).isEqualTo(AMOUNT);
        assertThat(posted.getNet()).isEqualTo(AMOUNT - posted.getFee());
        assertThat(posted.getSource()).isEqualTo(charge.getId());
    }

    @Test
    void events_tell_what_happened_to_a_payment() throws StripeException {
        var payment = pay("pm_card_visa");
        refund(payment, null);

        assertThat(types(EventListParams.builder().build()))
                .contains(
                        "payment_intent.created",
                        "payment_intent.succeeded",
                        "charge.succeeded",
                        "charge.refunded");
        var succeeded = EventListParams.builder().setType("payment_intent.succeeded").build();
        var event = stripe.events().list(succeeded).getData().getFirst();
        assertThat(stripe.events().retrieve(event.getId()).getType())
                .isEqualTo("payment_intent.succeeded");
        var told = (PaymentIntent) event.getDataObjectDeserializer().getObject().orElseThrow();
        assertThat(told.getId()).isEqualTo(payment.getId());
    }

    private Stream<String> types(EventListParams params) throws StripeException {
        return stripe.events().list(params).getData().stream().map(Event::getType);
    }

    private PaymentIntent pay(String paymentMethod) throws StripeException {
        return stripe.paymentIntents()
                .create(unconfirmed().setPaymentMethod(paymentMethod).setConfirm(true).build());
    }

    private PaymentIntent hold() throws StripeException {
        return stripe.paymentIntents()
                .create(
                        unconfirmed()
                                .setPaymentMethod("pm_card_visa")
                                .setCaptureMethod(CaptureMethod.MANUAL)
                                .setConfirm(true)
                                .build());
    }

    private PaymentIntent confirm(String id, String paymentMethod) throws StripeException {
        return stripe.paymentIntents()
                .confirm(
                        id,
                        PaymentIntentConfirmParams.builder()
                                .setPaymentMethod(paymentMethod)
                                .build());
    }

    private Refund refund(PaymentIntent payment, @Nullable Long amount) throws StripeException {
        return stripe.refunds()
                .create(
                        RefundCreateParams.builder()
                                .setPaymentIntent(payment.getId())
                                .setAmount(amount)
                                .build());
    }

    private Charge charge(PaymentIntent payment) throws StripeException {
        return stripe.charges().retrieve(payment.getLatestCharge());
    }

    private static PaymentIntentCreateParams.Builder unconfirmed() {
        return PaymentIntentCreateParams.builder()
                .setAmount(AMOUNT)
                .setCurrency("idr")
                .addPaymentMethodType("card");
    }
}
