package io.gerbang.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gerbang.bench.load.GatewayClient;
import io.gerbang.bench.load.Journal;
import io.gerbang.bench.seed.Seeder;
import io.gerbang.checkout.application.merchant.CreateMerchantHandler;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the bench's seeder writes is what this service would have written. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class SeededStoreIT {
    private static final int SEEDED = 400;
    private static final int MODELS = 10;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String jdbcUrl;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String ownerPassword;

    @TestHTTPResource URI base;
    @Inject CreateMerchantHandler merchants;
    @Inject Vertx vertx;

    FakeAuthorization authorization;
    Api api;

    @BeforeEach
    void seed() throws Exception {
        authorization = new FakeAuthorization(bootstrapServers);
        var key = Api.newShop(merchants).secretKey();
        api = new Api(base, key);
        var client = new GatewayClient(vertx, base, key, 8, Journal.open(null));
        var address = "%s?user=%s&password=%s".formatted(jdbcUrl, owner, ownerPassword);
        new Seeder(client, "seed-" + key.hashCode(), "pm_card_visa", address, _ -> {}).seed(SEEDED);
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        authorization.close();
    }

    @Test
    void seeded_objects_are_answered_listed_and_found() {
        var payments = all("payment_intents");
        var charges = all("charges");
        var customers = all("customers");
        var refunds = all("refunds");
        assertThat(payments).hasSize(SEEDED + MODELS);
        assertThat(charges).hasSizeBetween(SEEDED * 9 / 10, SEEDED + MODELS);
        assertThat(customers).hasSize(SEEDED / 20 + 2);
        assertThat(refunds).hasSizeGreaterThan(1);
        assertThat(all("events")).hasSizeGreaterThan(2 * MODELS);
        assertThat(payments.stream().map(it -> it.get("created").asLong()))
                .isSortedAccordingTo((one, next) -> Long.compare(next, one));

        for (var paid : oldest(payments, "succeeded")) {
            var id = paid.get("id").asText();
            var charge = api.get("/v1/charges/" + paid.get("latest_charge").asText()).body();
            assertThat(api.get("/v1/payment_intents/" + id).body()).isEqualTo(paid);
            assertThat(charge.get("payment_intent").asText()).isEqualTo(id);
            assertThat(charge.get("amount")).isEqualTo(paid.get("amount"));
            assertThat(charge.get("created").asLong() - paid.get("created").asLong())
                    .isBetween(0L, 60L);
            assertThat(ids(search("payment_intents", "metadata['order']:'%s'", order(paid))))
                    .containsExactly(id);
            assertThat(ids(search("payment_intents", "amount:%s", paid.get("amount").asText())))
                    .contains(id);
            var card = charge.get("payment_method_details").get("card");
            assertThat(
                            ids(
                                    search(
                                            "charges",
                                            "payment_method_details.card.last4:'%s'"
                                                    + " AND payment_method_details.card.brand:'visa'",
                                            card.get("last4").asText())))
                    .contains(charge.get("id").asText());
        }
        var refund = refunds.getLast();
        assertThat(api.get("/v1/refunds/" + refund.get("id").asText()).body()).isEqualTo(refund);
        assertThat(ids(api.get("/v1/refunds?charge=" + refund.get("charge").asText()).body()))
                .containsExactly(refund.get("id").asText());
        var customer = customers.getLast();
        assertThat(ids(search("customers", "email:'%s'", customer.get("email").asText())))
                .containsExactly(customer.get("id").asText());
    }

    @Test
    void a_seeded_payment_has_the_fields_of_one_that_was_taken() {
        var paid = oldest(all("payment_intents"), "succeeded");
        var taken = taken(paid.getFirst().get("customer").asText());

        assertThat(paid).allSatisfy(it -> assertThat(fields(it)).isEqualTo(fields(taken)));
    }

    private JsonNode taken(String customer) {
        return api.post(
                        "/v1/payment_intents",
                        "amount=900&currency=usd&confirm=true&capture_method=automatic"
                                + "&payment_method_types[]=card&metadata[order]=1&customer="
                                + customer
                                + "&payment_method="
                                + api.get("/v1/payment_methods?customer=" + customer)
                                        .text("data.0.id"))
                .body();
    }

    /** Of customers, from the oldest on. */
    private static List<JsonNode> oldest(List<JsonNode> payments, String status) {
        return payments.reversed().stream()
                .filter(payment -> payment.get("status").asText().equals(status))
                .filter(payment -> !payment.get("customer").isNull())
                .limit(5)
                .toList();
    }

    private List<JsonNode> all(String list) {
        var path = "/v1/" + list + "?limit=100";
        var page = api.get(path).body();
        var all = new ArrayList<>(data(page));
        while (page.get("has_more").asBoolean()) {
            page = api.get(path + "&starting_after=" + all.getLast().get("id").asText()).body();
            all.addAll(data(page));
        }
        return all;
    }

    private JsonNode search(String list, String query, String value) {
        var encoded = URLEncoder.encode(query.formatted(value), UTF_8);
        return api.get("/v1/" + list + "/search?limit=100&query=" + encoded).body();
    }

    private static String order(JsonNode payment) {
        return payment.get("metadata").get("order").asText();
    }

    private static List<JsonNode> data(JsonNode page) {
        return StreamSupport.stream(page.get("data").spliterator(), false).toList();
    }

    private static Set<String> ids(JsonNode page) {
        return data(page).stream().map(it -> it.get("id").asText()).collect(Collectors.toSet());
    }

    private static Set<String> fields(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
