package io.gerbang.authorization;

import static io.gerbang.events.CaptureMethod.AUTOMATIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.events.PaymentMethodFacts;
import io.gerbang.events.Topic;
import io.gerbang.events.authorization.PaymentAuthorized;
import io.gerbang.events.authorization.PaymentDeclined;
import io.gerbang.events.checkout.MerchantChanged;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.gerbang.web.key.ApiKeyFormat;
import io.gerbang.web.key.KeyKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(VaultSealedIT.WithoutMasterKey.class)
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "authorization"))
class VaultSealedIT {

    /** The master key's file is gone. */
    public static class WithoutMasterKey extends WithFakeNetwork {

        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(super.getConfigOverrides());
            settings.put("gerbang.authorization.vault.master-key-file", "target/no.key");
            return settings;
        }
    }

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource("/")
    URI base;

    Neighbours neighbours;

    @BeforeEach
    void connect() {
        neighbours = new Neighbours(bootstrapServers);
    }

    @AfterEach
    void disconnect() {
        neighbours.close();
    }

    @Test
    void no_card_is_taken_while_there_is_no_master_key() {
        var key = ApiKeyFormat.generate(KeyKind.SECRET, false, new SecureRandom());
        neighbours.send(
                Topic.CHECKOUT_MERCHANT,
                neighbours.merchantId(),
                new MerchantChanged(
                        neighbours.merchantId(),
                        "Toko",
                        "ID",
                        "idr",
                        List.of(
                                new MerchantChanged.Key(
                                        "key_1",
                                        ApiKeyFormat.hash(key),
                                        "secret",
                                        false,
                                        null,
                                        null)),
                        null));
        try (var client = new VaultClient(base, key)) {
            Rows.await(
                    "the key is known", () -> client.post("/v1/tokens", Map.of()).status() == 400);
            var card =
                    Map.of(
                            "card[number]",
                            "4242424242424242",
                            "card[exp_month]",
                            "12",
                            "card[exp_year]",
                            "40");

            var answer = client.post("/v1/tokens", card);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.error("code")).isEqualTo("vault_sealed");
        }
    }

    @Test
    void a_payment_with_a_card_of_the_vault_is_declined_and_its_neighbours_go_on() {
        var vaulted =
                neighbours.payment(
                        1_000,
                        AUTOMATIC,
                        new PaymentMethodFacts(Neighbours.unique("pm"), "card", null, null));
        var other = neighbours.payment(1_000, AUTOMATIC, "pm_card_visa");

        neighbours.screened(vaulted);
        neighbours.screened(other);

        var declined = (PaymentDeclined) neighbours.await(vaulted.paymentId(), 1).getFirst();
        assertThat(declined.code()).isEqualTo("processing_error");
        assertThat(neighbours.await(other.paymentId(), 2).getFirst())
                .isInstanceOf(PaymentAuthorized.class);
    }

    @Test
    void a_test_card_needs_no_vault() {
        var payment = neighbours.payment(1_000, AUTOMATIC, "pm_card_visa");

        neighbours.screened(payment);

        var authorized = (PaymentAuthorized) neighbours.await(payment.paymentId(), 2).getFirst();
        assertThat(authorized.payment().paymentMethod().card().fingerprint()).isNull();
    }
}
