package io.gerbang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.testhelpers.TestClock;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.PaymentIntentCreateParams.PaymentMethodOptions;
import com.stripe.param.PaymentIntentCreateParams.PaymentMethodOptions.Card;
import com.stripe.param.PaymentIntentIncrementAuthorizationParams;
import com.stripe.param.testhelpers.TestClockAdvanceParams;
import com.stripe.param.testhelpers.TestClockCreateParams;
import com.stripe.service.V1Services;
import com.stripe.service.testhelpers.TestClockService;
import io.gerbang.systemtests.gateway.Await;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Money that is held: captured in parts, beyond the hold, or not at all. */
@ExtendWith(GatewayExtension.class)
class StripeJavaHoldsIT {
    private static final long AMOUNT = 10_000;

    private final V1Services stripe;

    StripeJavaHoldsIT(RunningGateway gateway) {
        stripe = gateway.stripe(gateway.newMerchant().secretKey());
    }

    @Test
    void a_hold_is_captured_in_parts_and_each_part_is_posted() throws Exception {
        var held = hold();
        assertThat(charge(held).getPaymentMethodDetails().getCard().getMulticapture().getStatus())
                .isEqualTo("available");

        var first = capture(held, 4_000, false);
        assertThat(first.getStatus()).isEqualTo("requires_capture");
        assertThat(first.getAmountCapturable()).isEqualTo(6_000);
        var last = capture(held, 5_000, true);

        assertThat(last.getStatus()).isEqualTo("succeeded");
        assertThat(last.getAmountReceived()).isEqualTo(9_000);
        Await.until(list -> list.getData().size() == 2, () -> stripe.balanceTransactions().list());
        assertThat(stripe.balanceTransactions().list().getData())
                .extracting(posted -> posted.getAmount())
                .containsExactlyInAnyOrder(4_000L, 5_000L);
    }

    @Test
    void more_than_the_hold_is_captured_up_to_the_brands_limit() throws StripeException {
        var held = hold();
        var most =
                charge(held)
                        .getPaymentMethodDetails()
                        .getCard()
                        .getOvercapture()
                        .getMaximumAmountCapturable();

        assertThatThrownBy(() -> capture(held, most + 1, true))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused -> {
                            assertThat(refused.getCode()).isEqualTo("amount_too_large");
                            assertThat(refused.getStripeError().getPaymentIntent().getStatus())
                                    .isEqualTo("requires_capture");
                        });

        assertThat(most).isEqualTo(11_500);
        assertThat(capture(held, most, true).getAmountReceived()).isEqualTo(most);
    }

    @Test
    void a_hold_is_increased_before_it_is_captured() throws StripeException {
        var held = hold();

        var increased =
                stripe.paymentIntents()
                        .incrementAuthorization(
                                held.getId(),
                                PaymentIntentIncrementAuthorizationParams.builder()
                                        .setAmount(2 * AMOUNT)
                                        .build());

        assertThat(increased.getAmountCapturable()).isEqualTo(2 * AMOUNT);
        assertThat(charge(held).getPaymentMethodDetails().getCard().getAmountAuthorized())
                .isEqualTo(2 * AMOUNT);
        assertThat(capture(held, 2 * AMOUNT, true).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void a_hold_that_nobody_captures_expires() throws Exception {
        var clock = ready(clocks().create(at(Instant.now().getEpochSecond())));
        var held = hold();
        var captureBefore = charge(held).getPaymentMethodDetails().getCard().getCaptureBefore();

        ready(
                clocks().advance(
                                clock.getId(),
                                TestClockAdvanceParams.builder()
                                        .setFrozenTime(captureBefore)
                                        .build()));

        var expired = stripe.paymentIntents().retrieve(held.getId());
        assertThat(expired.getStatus()).isEqualTo("canceled");
        assertThat(expired.getCancellationReason()).isEqualTo("automatic");
        assertThat(stripe.events().list(EventListParams.builder().build()).getData())
                .extracting(Event::getType)
                .contains("charge.expired", "payment_intent.canceled");
    }

    private PaymentIntent hold() throws StripeException {
        var card =
                Card.builder()
                        .setRequestMulticapture(Card.RequestMulticapture.IF_AVAILABLE)
                        .setRequestOvercapture(Card.RequestOvercapture.IF_AVAILABLE)
                        .setRequestIncrementalAuthorization(
                                Card.RequestIncrementalAuthorization.IF_AVAILABLE)
                        .build();
        return stripe.paymentIntents()
                .create(
                        PaymentIntentCreateParams.builder()
                                .setAmount(AMOUNT)
                                .setCurrency("usd")
                                .addPaymentMethodType("card")
                                .setPaymentMethod("pm_card_visa")
                                .setPaymentMethodOptions(
                                        PaymentMethodOptions.builder().setCard(card).build())
                                .setCaptureMethod(CaptureMethod.MANUAL)
                                .setConfirm(true)
                                .build());
    }

    private PaymentIntent capture(PaymentIntent held, long amount, boolean last)
            throws StripeException {
        return stripe.paymentIntents()
                .capture(
                        held.getId(),
                        PaymentIntentCaptureParams.builder()
                                .setAmountToCapture(amount)
                                .setFinalCapture(last)
                                .build());
    }

    private Charge charge(PaymentIntent payment) throws StripeException {
        return stripe.charges().retrieve(payment.getLatestCharge());
    }

    private TestClock ready(TestClock clock) throws Exception {
        return Await.until(
                it -> "ready".equals(it.getStatus()), () -> clocks().retrieve(clock.getId()));
    }

    private TestClockService clocks() {
        return stripe.testHelpers().testClocks();
    }

    private static TestClockCreateParams at(long time) {
        return TestClockCreateParams.builder().setFrozenTime(time).build();
    }
}
