package io.gerbang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.service.V1Services;
import io.gerbang.systemtests.gateway.Await;
import io.gerbang.systemtests.gateway.CardNetwork;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

@ExtendWith(GatewayExtension.class)
@Isolated("It kills a service.")
class KilledAuthorizationIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final long AMOUNT = 70_000_500;

    private final RunningGateway gateway;
    private final CardNetwork network;
    private final V1Services stripe;

    KilledAuthorizationIT(RunningGateway gateway) {
        this.gateway = gateway;
        network = new CardNetwork(gateway);
        stripe = gateway.stripe(gateway.newMerchant().secretKey());
    }

    @Test
    void what_a_killed_service_had_asked_the_issuer_is_adopted_by_its_successor() throws Exception {
        network.plan("lost_answer", "0100", AMOUNT, 1);
        var id =
                stripe.paymentIntents()
                        .create(
                                PaymentIntentCreateParams.builder()
                                        .setAmount(AMOUNT)
                                        .setCurrency("idr")
                                        .addPaymentMethodType("card")
                                        .setPaymentMethod("pm_card_visa")
                                        .build())
                        .getId();
        var confirmation = PaymentIntentConfirmParams.builder().build();
        try (var shopper = Executors.newVirtualThreadPerTaskExecutor()) {
            shopper.submit(() -> stripe.paymentIntents().confirm(id, confirmation));
            Await.until(approved -> !approved.isEmpty(), () -> network.approved(AMOUNT));

            gateway.state().process("authorization-service").orElseThrow().destroyForcibly();

            Await.until(
                    LIMIT,
                    status -> status.equals("succeeded"),
                    () -> stripe.paymentIntents().retrieve(id).getStatus());
        }
        assertThat(Await.until(LIMIT, all -> all.size() > 1, () -> network.approved(AMOUNT)))
                .containsExactly("0100", "0220");
    }
}
