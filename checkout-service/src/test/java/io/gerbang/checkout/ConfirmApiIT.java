package io.gerbang.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gerbang.checkout.Api.Reply;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a payment is told between its creation and its confirmation, by the shop and the shopper.
 */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class ConfirmApiIT extends ShopApi {

    private static final String PAYMENTS = "/v1/payment_intents";
    private static final String PAYMENT = "amount=1999&currency=usd&payment_method=pm_card_visa";

    @Inject Pool pool;

    private Api browser;

    @BeforeEach
    void browse() {
        browser = new Api(base, merchant.publishableKey());
    }

    @Test
    void updates_at_the_same_time_all_count() {
        var path = PAYMENTS + "/" + api.post(PAYMENTS, PAYMENT).text("id");

        Stream.concat(
                        IntStream.range(0, 20).mapToObj(i -> "metadata[key" + i + "]=" + i),
                        Stream.of("description=Kopi", "transfer_group=Rina"))
                .map(form -> api.postAsync(path, form, null))
                .toList()
                .forEach(CompletableFuture::join);

        var payment = api.get(path);
        assertThat(payment.body().get("metadata")).hasSize(20);
        assertThat(payment.text("description")).isEqualTo("Kopi");
        assertThat(payment.text("transfer_group")).isEqualTo("Rina");
    }

    @Test
    void an_update_that_would_make_the_amount_too_large_changes_nothing() {
        var id = api.post(PAYMENTS, "amount=100000000&currency=idr").text("id");

        var refused = api.post(PAYMENTS + "/" + id, "currency=usd&description=x");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error.code")).isEqualTo("amount_too_large");
        assertThat(api.get(PAYMENTS + "/" + id).text("description")).isNull();
    }

    @Test
    void what_a_confirmation_says_is_kept() {
        var id = api.post(PAYMENTS, PAYMENT).text("id");

        var paid =
                api.post(
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
        var id = api.post(PAYMENTS, PAYMENT + "&receipt_email=ayu@example.com").text("id");

        api.post(confirm(id), "error_on_requires_action=true");

        assertThat(submission(id).at("/shopper/email_domain").asText()).isEqualTo("example.com");
    }

    @Test
    void the_secret_of_another_payment_opens_none() {
        var mine = api.post(PAYMENTS, PAYMENT);
        var other = api.post(PAYMENTS, PAYMENT);
        var form = "client_secret=" + other.text("client_secret");

        for (var caller : new Api[] {api, browser}) {
            assertMissing(caller.post(confirm(mine.text("id")), form));
            assertMissing(caller.get(PAYMENTS + "/" + mine.text("id") + "?" + form));
        }
        assertThat(api.get(PAYMENTS + "/" + mine.text("id")).text("status"))
                .isEqualTo("requires_confirmation");
    }

    @Test
    void a_shopper_confirms_and_looks_with_the_payments_secret() {
        var payment = api.post(PAYMENTS, PAYMENT + "&metadata[margin]=40");
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
        var payment = api.post(PAYMENTS, PAYMENT);
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
        var paid = api.post(PAYMENTS, PAYMENT + "&confirm=true" + expansions);
        var id = paid.text("id");
        var refunded = api.post("/v1/refunds", "amount=500&payment_intent=" + id);

        var charge =
                api.get(
                        "/v1/charges/"
                                + paid.text("latest_charge.id")
                                + "?expand[]=refunds&expand[]=payment_method");
        var list = api.get(PAYMENTS + "?expand[]=data.customer&expand[]=data.payment_method");

        assertThat(paid.text("payment_method.card.last4")).isEqualTo("4242");
        assertThat(paid.body().at("/latest_charge/refunds/data")).isEmpty();
        assertThat(charge.text("refunds.data.0.id")).isEqualTo(refunded.text("id"));
        assertThat(charge.text("payment_method.object")).isEqualTo("payment_method");
        assertThat(list.text("data.0.payment_method.card.last4")).isEqualTo("4242");
        assertThat(api.get("/v1/charges/" + charge.text("id")).body().has("refunds")).isTrue();
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
