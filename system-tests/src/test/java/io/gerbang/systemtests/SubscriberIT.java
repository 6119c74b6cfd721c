package io.gerbang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.CardException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.RefundCreateParams;
import com.stripe.service.V1Services;
import io.gerbang.systemtests.gateway.ChildProcess;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The public topics, read by a program that has nothing of ours but the published schemas. */
@ExtendWith(GatewayExtension.class)
class SubscriberIT {
    private static final String SCHEMAS = "../shared-events/src/main/resources/schemas";

    private final RunningGateway gateway;
    private final V1Services stripe;

    SubscriberIT(RunningGateway gateway) {
        this.gateway = gateway;
        stripe = gateway.stripe(gateway.newMerchant().secretKey());
    }

    @Test
    void a_subscriber_can_follow_payments_through_the_public_topics() throws Exception {
        var paid = create(purchase("pm_card_visa"));
        refund(paid);
        var captured = create(hold());
        stripe.paymentIntents().capture(captured.getId());
        var canceled = create(hold());
        stripe.paymentIntents().cancel(canceled.getId());
        var declined = decline();

        var subscriber =
                subscribe(
                        paid.getId() + ":PaymentSubmitted",
                        paid.getId() + ":PaymentScreened",
                        paid.getId() + ":PaymentAuthorized",
                        paid.getId() + ":PaymentCaptured",
                        paid.getId() + ":PaymentRefundRequested",
                        paid.getId() + ":RefundSucceeded",
                        paid.getId() + ":BalanceTransactionPosted",
                        captured.getId() + ":PaymentCaptureRequested",
                        captured.getId() + ":BalanceTransactionPosted",
                        canceled.getId() + ":PaymentCancelRequested",
                        canceled.getId() + ":PaymentVoided",
                        declined + ":PaymentDeclined");

        assertThat(subscriber.status()).as(subscriber.output()).isZero();
        assertThat(subscriber.output())
                .contains(
                        paid.getId() + " checkout.payment.v1 PaymentSubmitted",
                        paid.getId() + " fraud.payment.v1 PaymentScreened",
                        paid.getId() + " authorization.payment.v1 PaymentAuthorized",
                        paid.getId() + " settlement.balance.v1 BalanceTransactionPosted");
    }

    private ChildProcess.Ended subscribe(String... awaited) throws Exception {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "-cp",
                                Path.of("target/subscriber/lib/*").toString(),
                                "src/subscriber/java/Subscriber.java",
                                gateway.variable("GERBANG_KAFKA"),
                                SCHEMAS));
        arguments.addAll(List.of(awaited));
        return ChildProcess.java(Path.of(""), arguments);
    }

    private PaymentIntent create(PaymentIntentCreateParams params) throws Exception {
        return stripe.paymentIntents().create(params);
    }

    private String decline() {
        var declined = new ArrayList<String>();
        assertThatThrownBy(() -> create(purchase("pm_card_visa_chargeDeclined")))
                .isInstanceOfSatisfying(
                        CardException.class,
                        error -> declined.add(error.getStripeError().getPaymentIntent().getId()));
        return declined.getFirst();
    }

    private void refund(PaymentIntent payment) throws Exception {
        stripe.refunds()
                .create(RefundCreateParams.builder().setPaymentIntent(payment.getId()).build());
    }

    private static PaymentIntentCreateParams hold() {
        return confirmed("pm_card_visa").setCaptureMethod(CaptureMethod.MANUAL).build();
    }

    private static PaymentIntentCreateParams purchase(String paymentMethod) {
        return confirmed(paymentMethod).build();
    }

    private static PaymentIntentCreateParams.Builder confirmed(String paymentMethod) {
        return PaymentIntentCreateParams.builder()
                .setAmount(15_000_000L)
                .setCurrency("idr")
                .addPaymentMethodType("card")
                .setPaymentMethod(paymentMethod)
                .setConfirm(true);
    }
}
