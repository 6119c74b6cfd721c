package io.gerbang.check;

import static io.gerbang.check.gateway.ServiceDatabase.CHECKOUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.check.client.KeptPromises;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client was promised, by its journal, and is not so. */
class PlantedPromisesIT {

    private HealthyGateway healthy;

    @TempDir private Path folder;

    @BeforeEach
    void a_healthy_gateway() {
        healthy = HealthyGateway.fresh();
    }

    @Test
    void i5_an_answer_whose_object_is_gone() throws Exception {
        var journal =
                journal(
                        "POST /v1/payment_intents 200 pi_1",
                        "POST /v1/payment_intents 200 pi_lost",
                        "POST /v1/payment_intents 402 pi_refused");

        assertThat(violations(journal)).containsExactly("pi_lost was promised, and is nowhere");
    }

    @Test
    void i5_customers_sessions_and_payment_methods_are_looked_up_where_they_lie() throws Exception {
        healthy.change(
                CHECKOUT,
                """
                insert into payment_methods (merchant_id, livemode, id, created_at, body)
                values ('acct_1', false, 'pm_attached', '2026-11-23T10:00:00Z', '{}')
                """);
        var journal =
                journal(
                        "POST /v1/payment_methods/pm_card_visa/attach 200 pm_attached",
                        "POST /v1/payment_methods 200 pm_lost",
                        "POST /v1/customers 200 cus_lost",
                        "POST /v1/checkout/sessions 200 cs_lost");

        assertThat(violations(journal))
                .containsExactlyInAnyOrder(
                        "pm_lost was promised, and is nowhere",
                        "cus_lost was promised, and is nowhere",
                        "cs_lost was promised, and is nowhere");
    }

    @Test
    void i5_a_repeated_request_that_made_another_object() throws Exception {
        var journal =
                journal(
                        "POST /v1/payment_intents 200 pi_1 key-1",
                        "POST /v1/payment_intents 200 pi_2 key-1");

        assertThat(violations(journal))
                .containsExactly("idempotency key key-1 made both pi_1 and pi_2");
    }

    @Test
    void i5_what_the_client_deleted_need_not_be_there() throws Exception {
        var journal =
                journal(
                        "POST /v1/webhook_endpoints 200 we_1",
                        "DELETE /v1/webhook_endpoints/we_1 200 we_1");

        assertThat(violations(journal)).isEmpty();
    }

    private List<String> violations(Path journal) throws Exception {
        return new KeptPromises(healthy.gateway(), journal).check().examples();
    }

    private Path journal(String... lines) throws Exception {
        return Files.write(folder.resolve("journal"), List.of(lines));
    }
}
