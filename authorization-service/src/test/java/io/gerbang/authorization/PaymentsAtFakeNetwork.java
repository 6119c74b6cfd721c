package io.gerbang.authorization;

import static io.gerbang.events.CaptureMethod.MANUAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.authorization.FakeAcquirer.Mood;
import io.gerbang.authorization.application.issuer.CardAuthorization;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.authorization.PaymentAuthorized;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of payments have around the service: its neighbours, and a network that answers. */
abstract class PaymentsAtFakeNetwork {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject FakeAcquirer acquirer;
    @Inject Pool pool;

    Neighbours neighbours;

    @BeforeEach
    void connect() {
        neighbours = new Neighbours(bootstrapServers);
        acquirer.mood(Mood.ANSWERS);
        acquirer.captureCode("00");
        acquirer.requestCode("00");
    }

    @AfterEach
    void disconnect() {
        neighbours.close();
    }

    final PaymentFacts authorized(long amount) {
        var payment = neighbours.payment(amount, MANUAL, "pm_card_visa");
        neighbours.screened(payment);
        assertThat(neighbours.await(payment.paymentId(), 1).getFirst())
                .isInstanceOf(PaymentAuthorized.class);
        return payment;
    }

    /** The first authorization that the issuer was asked for by this test's merchant. */
    final CardAuthorization asked() {
        return acquirer.asked(neighbours.merchantId()).getFirst();
    }

    final void awaitAcknowledged(PaymentFacts payment) {
        Rows.await(
                "no message waits",
                () ->
                        Rows.count(
                                        pool,
                                        "network_messages where payment_id = $1",
                                        payment.paymentId())
                                == 0);
    }
}
