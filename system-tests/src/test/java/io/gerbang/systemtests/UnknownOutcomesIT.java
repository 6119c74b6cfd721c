package io.gerbang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.service.V1Services;
import io.gerbang.systemtests.gateway.Await;
import io.gerbang.systemtests.gateway.CardNetwork;
import io.gerbang.systemtests.gateway.Cards;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What becomes of payments when the card network is not heard. It takes as long as the gateway is
 * patient, so all payments are under way at once, told apart by their amounts.
 */
@ExtendWith(GatewayExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class UnknownOutcomesIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final long HEARD_TOO_LATE = 70_000_100;
    private static final long NOT_HEARD = 70_000_200;
    private static final long NEVER_ARRIVED = 70_000_300;
    private static final long HARD_TO_REVERSE = 70_000_400;

    private final V1Services stripe;
    private final CardNetwork network;
    private final ExecutorService shoppers = Executors.newVirtualThreadPerTaskExecutor();

    private Future<PaymentIntent> heardTooLate;
    private Future<PaymentIntent> notHeard;
    private Future<PaymentIntent> neverArrived;
    private Future<PaymentIntent> hardToReverse;

    UnknownOutcomesIT(RunningGateway gateway) {
        network = new CardNetwork(gateway);
        stripe = gateway.stripe(gateway.newMerchant().secretKey());
    }

    @BeforeAll
    void pay() throws Exception {
        network.plan("slow", "0100", HEARD_TOO_LATE, 1);
        network.plan("malfunction", "0420", HEARD_TOO_LATE, 4);
        network.plan("malfunction", "0420", HARD_TO_REVERSE, 4);
        var lostAnswer = Cards.method(stripe, "4456553000000009");
        var lostRequest = Cards.method(stripe, "4456552000000001");
        heardTooLate = inBackground(() -> pay(HEARD_TOO_LATE, "pm_card_visa"));
        notHeard = inBackground(() -> pay(NOT_HEARD, lostAnswer));
        neverArrived = inBackground(() -> pay(NEVER_ARRIVED, lostRequest));
        hardToReverse = inBackground(this::holdAndCancel);
    }

    @AfterAll
    void close() {
        shoppers.close();
    }

    @Test
    void an_approval_that_was_not_heard_is_adopted() throws Exception {
        assertThat(settled(notHeard).getStatus()).isEqualTo("succeeded");
        assertThat(approvedInTheEnd(NOT_HEARD)).containsExactly("0100", "0220");
    }

    @Test
    void a_request_that_never_arrived_is_declined() throws Exception {
        var declined = settled(neverArrived);

        assertThat(declined.getStatus()).isEqualTo("requires_payment_method");
        assertThat(declined.getLastPaymentError().getCode()).isEqualTo("processing_error");
        assertThat(network.approved(NEVER_ARRIVED)).isEmpty();
    }

    @Test
    void a_reversal_that_the_network_cannot_take_is_repeated_and_takes_effect_once()
            throws Exception {
        assertThat(settled(hardToReverse).getStatus()).isEqualTo("canceled");
        assertThat(approvedInTheEnd(HARD_TO_REVERSE)).containsExactly("0100", "0420");
        assertThat(network.planned(HARD_TO_REVERSE)).isZero();
    }

    @Test
    void an_approval_that_comes_after_the_end_is_reversed_and_left_to_the_operator()
            throws Exception {
        var declined = settled(heardTooLate);

        assertThat(declined.getStatus()).isEqualTo("requires_payment_method");
        assertThat(declined.getLastPaymentError().getCode()).isEqualTo("processing_error");
        var found =
                Await.until(LIMIT, breaks -> breaks.contains(declined.getId()), network::breaks);
        assertThat(found).containsIgnoringCase("late_approval");
        assertThat(approvedInTheEnd(HEARD_TOO_LATE)).startsWith("0100").endsWith("0420");
        assertThat(stripe.paymentIntents().retrieve(declined.getId()).getStatus())
                .isEqualTo("requires_payment_method");
    }

    /** The authorization, and what followed it. */
    private List<String> approvedInTheEnd(long amount) throws Exception {
        return Await.until(LIMIT, approved -> approved.size() > 1, () -> network.approved(amount));
    }

    private PaymentIntent settled(Future<PaymentIntent> payment) throws Exception {
        var id = payment.get().getId();
        return Await.until(
                LIMIT,
                found -> !found.getStatus().equals("processing"),
                () -> stripe.paymentIntents().retrieve(id));
    }

    private PaymentIntent holdAndCancel() throws StripeException {
        var held =
                stripe.paymentIntents()
                        .create(
                                payment(HARD_TO_REVERSE, "pm_card_visa")
                                        .setCaptureMethod(CaptureMethod.MANUAL)
                                        .build());
        return stripe.paymentIntents().cancel(held.getId());
    }

    private PaymentIntent pay(long amount, String method) throws StripeException {
        try {
            return stripe.paymentIntents().create(payment(amount, method).build());
        } catch (CardException declined) {
            return declined.getStripeError().getPaymentIntent();
        }
    }

    private static PaymentIntentCreateParams.Builder payment(long amount, String method) {
        return PaymentIntentCreateParams.builder()
                .setAmount(amount)
                .setCurrency("idr")
                .addPaymentMethodType("card")
                .setPaymentMethod(method)
                .setConfirm(true);
    }

    private Future<PaymentIntent> inBackground(Callable<PaymentIntent> work) {
        return shoppers.submit(work);
    }
}
