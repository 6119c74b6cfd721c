package io.gerbang.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gerbang.checkout.Api.Reply;
import io.gerbang.checkout.application.CreateMerchantHandler;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a payment is told between its creation and its confirmation, by the shop and the shopper.
 */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class ConfirmApiIT {

    private static final String PAYMENTS = "/v1/payment_intents";
    private static final String PAYMENT = "amount=1999&currency=usd&payment_method=pm_card_visa";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource URI base;
    @Inject CreateMerchantHandler merchants;
    @Inject Pool pool;

    private FakeAuthorization authorization;
    private Api shop;
    private Api browser;

    @BeforeEach
    void connect() {
        authorization = new FakeAuthorization(bootstrapServers);
        var created = Api.newShop(merchants);
        shop = new Api(base, created.secretKey());
        browser = new Api(base, created.publishableKey());
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        authorization.close();
    }

    @Test
    void updates_at_the_same_time_all_count() {
        var path = PAYMENTS + "/" + shop.post(PAYMENTS, PAYMENT).text("id");

        Stream.concat(
                        IntStream.range(0, 20).mapToObj(i -> "metadata[key" + i + "]=" + i),
                        Stream.of("description=Kopi", "transfer_group=Rina"))
                .map(form -> shop.postAsync(path, form, null))
                .toList()
                .forEach(CompletableFuture::join);

        var payment = shop.get(path);
        assertThat(payment.body().get("metadata")).hasSize(20);
        assertThat(payment.text("description")).isEqualTo("Kopi");
        assertThat(payment.text("transfer_group")).isEqualTo("Rina");
    }

    @Test
    void an_update_that_would_make_the_amount_too_large_changes_nothing() {
        var id = shop.post(PAYMENTS, "amount=100000000&currency=idr").text("id");

        var refused = shop.post(PAYMENTS + "/" + id, "currency=usd&description=x");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error.code")).isEqualTo("amount_too_large");
        assertThat(shop.get(PAYMENTS + "/" + id).text("description")).isNull();
    }

    @Test
    void what_a_confirmation_says_is_kept() {
        var id = shop.post(PAYMENTS, PAYMENT).text("id");

        var paid =
                shop.post(
                        confirm(id),
                        "receipt_email=ayu@example.com&setup_future_usage=off_session"
                                + "&shipping[name]=Ayu&shipping[address][country]=ID");

        assertThat(paid.text("status")).isEqualTo("succeeded");
        assertThat(paid.text("receipt_email")).isEqualTo("ayu@example.com");
        assertThat(paid.text("setup_future_usage")).isEqualTo("off_session");
        assertThat(paid.text("shipping.name")).isEqualTo("Ayu");
        assertThat(submission(id).at("/shopper/email_domain").asText()).isEqualTo("example.com");
    }

    @Test
    void the_payments_own_address_is_the_shoppers_unless_the_confirmation_has_one() {
        var id = shop.post(PAYMENTS, PAYMENT + "&receipt_email=ayu@example.com").text("id");

        shop.post(confirm(id), "error_on_requires_action=true");

        assertThat(submission(id).at("/shopper/email_domain").asText()).isEqualTo("example.com");
    }

    @Test
    void the_secret_of_another_payment_opens_none() {
        var mine = shop.post(PAYMENTS, PAYMENT);
        var other = shop.post(PAYMENTS, PAYMENT);
        var form = "client_secret=" + other.text("client_secret");

        for (var api : new Api[] {shop, browser}) {
            assertMissing(api.post(confirm(mine.text("id")), form));
            assertMissing(api.get(PAYMENTS + "/" + mine.text("id") + "?" + form));
        }
        assertThat(shop.get(PAYMENTS + "/" + mine.text("id")).text("status"))
                .isEqualTo("requires_confirmation");
    }

    @Test
    void a_shopper_confirms_and_looks_with_the_payments_secret() {
        var payment = shop.post(PAYMENTS, PAYMENT + "&metadata[margin]=40");
        var path = PAYMENTS + "/" + payment.text("id");
        var form = "client_secret=" + payment.text("client_secret");

        var paid = browser.post(path + "/confirm", form);
        var seen = browser.get(path + "?" + form);

        assertThat(paid.text("status")).isEqualTo("succeeded");
        assertThat(seen.text("status")).isEqualTo("succeeded");
        for (var shown : new Reply[] {paid, seen}) {
            assertThat(shown.body().has("metadata")).isFalse();
            assertThat(shown.body().has("latest_charge")).isFalse();
        }
        assertThat(submission(payment.text("id")).at("/shopper/ip_prefix").asText())
                .isEqualTo("127.0.0.0/24");
    }

    @Test
    void a_publishable_key_does_no_more_than_that() {
        var payment = shop.post(PAYMENTS, PAYMENT);
        var path = PAYMENTS + "/" + payment.text("id");
        var form = "client_secret=" + payment.text("client_secret");

        assertThat(browser.post(path + "/confirm", "").text("error.param"))
                .isEqualTo("client_secret");
        assertThat(browser.get(path).text("error.param")).isEqualTo("client_secret");
        assertThat(browser.get(path + "?expand[]=latest_charge&" + form).status()).isEqualTo(400);
        assertThat(browser.post(path, form).status()).isEqualTo(403);
        assertThat(browser.post(path + "/cancel", form).status()).isEqualTo(403);
        assertThat(browser.get(PAYMENTS).status()).isEqualTo(403);
    }

    @Test
    void a_payment_and_its_charge_are_expanded() {
        var expansions =
                "&expand[]=customer&expand[]=payment_method&expand[]=latest_charge.refunds"
                        + "&expand[]=latest_charge.customer";
        var paid = shop.post(PAYMENTS, PAYMENT + "&confirm=true" + expansions);
        var id = paid.text("id");
        var refunded = shop.post("/v1/refunds", "amount=500&payment_intent=" + id);

        var charge =
                shop.get(
                        "/v1/charges/"
                                + paid.text("latest_charge.id")
                                + "?expand[]=refunds&expand[]=payment_method");
        var list = shop.get(PAYMENTS + "?expand[]=data.customer&expand[]=data.payment_method");

        assertThat(paid.text("payment_method.card.last4")).isEqualTo("4242");
        assertThat(paid.body().at("/latest_charge/refunds/data")).isEmpty();
        assertThat(charge.text("refunds.data.0.id")).isEqualTo(refunded.text("id"));
        assertThat(charge.text("payment_method.object")).isEqualTo("payment_method");
        assertThat(list.text("data.0.payment_method.card.last4")).isEqualTo("4242");
        assertThat(shop.get("/v1/charges/" + charge.text("id")).body().has("refunds")).isTrue();
    }

    private static String confirm(String id) {
        return PAYMENTS + "/" + id + "/confirm";
    }

    private static void assertMissing(Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("error.code")).isEqualTo("resource_missing");
        assertThat(reply.text("error.param")).isEqualTo("client_secret");
    }

    /** What fraud-service is told of the payment's only attempt. */
    private JsonNode submission(String paymentId) {
        var value =
                pool.preparedQuery(
                                "select value from event_log where key = $1 and topic ="
                                        + " 'internal.checkout.submission.v1'")
                        .execute(Tuple.of(paymentId))
                        .await()
                        .atMost(Duration.ofSeconds(10))
                        .iterator()
                        .next()
                        .getBuffer("value");
        try {
            return new ObjectMapper().readTree(value.getBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
