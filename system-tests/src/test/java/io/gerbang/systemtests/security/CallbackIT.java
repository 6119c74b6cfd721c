package io.gerbang.systemtests.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.Shopper;
import io.gerbang.systemtests.gateway.Wire;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The one way back into the gateway from outside: a shopper who returns from the issuer. What the
 * return says is not believed; authorization-service asks the issuer's side itself.
 */
@ExtendWith(GatewayExtension.class)
class CallbackIT {
    private static final String PAYMENTS = "/v1/payment_intents";
    private static final String DEMANDING =
            "amount=15000000&currency=idr&payment_method_types[]=card&confirm=true"
                    + "&payment_method=pm_card_authenticationRequired"
                    + "&return_url=https://shop.example.com/done";

    private final Wire anybody;
    private final Wire shop;
    private final Shopper shopper = new Shopper();

    CallbackIT(RunningGateway gateway) {
        anybody = new Wire(gateway);
        shop = anybody.with(gateway.newMerchant().secretKey());
    }

    @Test
    void a_forged_or_altered_return_is_not_taken() throws Exception {
        var payment = shop.post(PAYMENTS, DEMANDING).json();
        var other = shop.post(PAYMENTS, DEMANDING).json();
        var path = path(payment);
        var key = key(payment);

        for (var session : new String[] {"", key(other), key.replace(key.charAt(0), 'x')}) {
            var answer = anybody.post(path, "threeDSSessionData=" + session);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
        }
        assertThat(status(payment)).isEqualTo("requires_action");
    }

    @Test
    void a_return_that_claims_success_before_the_bank_says_so_pays_nothing() throws Exception {
        var payment = shop.post(PAYMENTS, DEMANDING).json();

        var early =
                anybody.post(
                        path(payment),
                        "threeDSSessionData=" + key(payment) + "&cres=eyJ0cmFuc1N0YXR1cyI6IlkifQ");

        assertThat(early.status()).isEqualTo(303);
        assertThat(early.headers().firstValue("Location").orElseThrow())
                .doesNotContain("redirect_status=succeeded");
        assertThat(status(payment)).isEqualTo("requires_action");
    }

    @Test
    void a_return_that_is_replayed_has_no_effect() throws Exception {
        var payment = shop.post(PAYMENTS, DEMANDING).json();
        var bank = shopper.submit(shopper.open(url(payment)), Map.of());
        var passed = shopper.submit(bank, Map.of("password", "112233"));
        var first = shopper.submit(passed, Map.of());

        var again = shopper.submit(passed, Map.of());

        assertThat(first.parameter("redirect_status")).isEqualTo("succeeded");
        assertThat(again.location()).isEmpty();
        assertThat(status(payment)).isEqualTo("succeeded");
        assertThat(shop.get("/v1/charges").json().getAsJsonArray("data")).hasSize(1);
    }

    private String status(JsonObject payment) throws Exception {
        return shop.get(PAYMENTS + "/" + payment.get("id").getAsString())
                .json()
                .get("status")
                .getAsString();
    }

    private static String url(JsonObject payment) {
        return payment.getAsJsonObject("next_action")
                .getAsJsonObject("redirect_to_url")
                .get("url")
                .getAsString();
    }

    private static String path(JsonObject payment) {
        return URI.create(url(payment)).getPath();
    }

    private static String key(JsonObject payment) {
        return URI.create(url(payment)).getQuery().replace("key=", "");
    }
}
