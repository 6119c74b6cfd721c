package io.gerbang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.service.V1Services;
import io.gerbang.systemtests.gateway.Cards;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** What {@code ./gerbang down} leaves, {@code ./gerbang up} finds: also what the bank knows. */
@ExtendWith(GatewayExtension.class)
@Isolated("It stops the gateway.")
class RestartIT {

    /** With funds of 1,000,000.00 IDR. */
    private static final String FUNDED = "4456540000000048";

    private static final long ALL_FUNDS = 100_000_000;

    private final RunningGateway gateway;

    RestartIT(RunningGateway gateway) {
        this.gateway = gateway;
    }

    @Test
    void a_hold_a_card_and_a_balance_outlive_the_gateway() throws Exception {
        var stripe = gateway.stripe(gateway.newMerchant().secretKey());
        var held = hold(stripe, Cards.method(stripe, FUNDED), ALL_FUNDS);
        var unused = Cards.method(stripe, FUNDED);

        gateway.restart();

        assertThat(stripe.paymentIntents().retrieve(held.getId()).getStatus())
                .isEqualTo("requires_capture");
        assertThatThrownBy(() -> hold(stripe, unused, 10_000))
                .isInstanceOfSatisfying(
                        CardException.class,
                        declined ->
                                assertThat(declined.getDeclineCode())
                                        .isEqualTo("insufficient_funds"));
        assertThat(stripe.paymentIntents().capture(held.getId()).getStatus())
                .isEqualTo("succeeded");
    }

    private static PaymentIntent hold(V1Services stripe, String card, long amount)
            throws StripeException {
        return stripe.paymentIntents()
                .create(
                        PaymentIntentCreateParams.builder()
                                .setAmount(amount)
                                .setCurrency("idr")
                                .addPaymentMethodType("card")
                                .setPaymentMethod(card)
                                .setCaptureMethod(CaptureMethod.MANUAL)
                                .setConfirm(true)
                                .build());
    }
}
