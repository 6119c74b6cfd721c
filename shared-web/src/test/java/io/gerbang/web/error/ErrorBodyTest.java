package io.gerbang.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

class ErrorBodyTest {

    @Test
    void a_decline_tells_all_that_plugins_read() {
        var intent = JsonNodeFactory.instance.objectNode().put("id", "pi_1");
        var decline =
                StripeErrors.card("card_declined", "insufficient_funds", "Your card was declined.")
                        .object("payment_intent", intent)
                        .build();

        assertThat(ErrorBody.of(decline).toString())
                .isEqualTo(
                        "{\"error\":{\"code\":\"card_declined\","
                                + "\"decline_code\":\"insufficient_funds\","
                                + "\"doc_url\":\"https://stripe.com/docs/error-codes/card-declined\","
                                + "\"message\":\"Your card was declined.\","
                                + "\"payment_intent\":{\"id\":\"pi_1\"},"
                                + "\"type\":\"card_error\"}}");
    }

    @Test
    void a_failure_of_ours_tells_nothing() {
        assertThat(ErrorBody.of(StripeErrors.internal()).toString())
                .isEqualTo(
                        "{\"error\":{\"message\":\"An error occurred on our side.\","
                                + "\"type\":\"api_error\"}}");
    }

    @Test
    void a_missing_object_is_404_in_the_path_and_400_in_a_parameter() {
        assertThat(StripeErrors.resourceMissing("customer", "cus_1").status()).isEqualTo(404);
        assertThat(StripeErrors.resourceMissing("customer", "cus_1", "customer").status())
                .isEqualTo(400);
    }
}
