package io.gerbang.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gerbang.checkout.application.merchant.Merchant;
import io.gerbang.checkout.application.merchant.UpdateMerchantHandler;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.gerbang.web.error.StripeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A merchant whose shop system knows no decimals of rupiah. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class WholeRupiahApiIT extends ShopApi {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String PAYMENTS = "/v1/payment_intents";
    private static final String COFFEE =
            "amount=15000&currency=idr&payment_method=pm_card_visa&confirm=true";

    private static final String KEPT = "select amount from payment_intents where id = $1";

    @Inject UpdateMerchantHandler updates;
    @Inject Pool pool;

    @BeforeEach
    void count_whole_rupiah() {
        update(merchant.merchant().id(), true);
    }

    @Test
    void what_is_charged_is_a_hundred_times_what_is_sent_and_shown() {
        var paid = api.post(PAYMENTS, COFFEE + "&expand[]=latest_charge");

        assertThat(paid.number("amount")).isEqualTo(15_000);
        assertThat(paid.number("amount_received")).isEqualTo(15_000);
        assertThat(paid.number("latest_charge.amount_captured")).isEqualTo(15_000);
        assertThat(paid.headers().firstValue("Gerbang-Warning")).isEmpty();
        assertThat(kept(paid.text("id"))).isEqualTo(1_500_000);
    }

    @Test
    void captures_refunds_and_searches_count_the_same() {
        var held = api.post(PAYMENTS, COFFEE + "&capture_method=manual").text("id");

        var captured = api.post(PAYMENTS + "/" + held + "/capture", "amount_to_capture=12000");
        var refund = api.post("/v1/refunds", "amount=2000&payment_intent=" + held);
        var charge = api.get("/v1/charges/" + captured.text("latest_charge"));
        var tooMuch = api.post("/v1/refunds", "amount=10001&payment_intent=" + held);
        var found = api.get(PAYMENTS + "/search?query=amount%3A15000");

        assertThat(captured.number("amount_received")).isEqualTo(12_000);
        assertThat(refund.number("amount")).isEqualTo(2_000);
        assertThat(charge.number("amount_refunded")).isEqualTo(2_000);
        assertThat(tooMuch.status()).isEqualTo(400);
        assertThat(found.text("data.0.id")).isEqualTo(held);
    }

    @Test
    void nothing_but_rupiah_is_charged() {
        var refused = api.post(PAYMENTS, "amount=1999&currency=usd");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error.param")).isEqualTo("currency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eur", "usd"})
    void who_has_payments_in_another_currency_goes_on_counting_as_before(String currency) {
        update(merchant.merchant().id(), false);
        var paid = api.post(PAYMENTS, COFFEE.replace("idr", currency)).text("id");

        assertThatThrownBy(() -> update(merchant.merchant().id(), true))
                .isInstanceOf(StripeException.class)
                .hasMessageContaining("other currencies");

        var refund = api.post("/v1/refunds", "amount=100&payment_intent=" + paid);
        assertThat(refund.number("amount")).isEqualTo(100);
    }

    @Test
    void who_has_payments_in_rupiah_alone_may_begin_to_count_whole_ones() {
        update(merchant.merchant().id(), false);
        api.post(PAYMENTS, COFFEE);

        assertThatCode(() -> update(merchant.merchant().id(), true)).doesNotThrowAnyException();
    }

    @Test
    void events_say_it_as_answers_do() throws Exception {
        try (var receiver = new Receiver()) {
            api.post(
                    "/v1/webhook_endpoints",
                    "enabled_events[]=payment_intent.succeeded&url=" + receiver.url());

            var told = toldOfPayment(receiver);
            var deadline = System.nanoTime() + LIMIT.toNanos();
            while (told != 15_000 && System.nanoTime() < deadline) {
                told = toldOfPayment(receiver); // the sender remembers the setting for a moment
            }

            assertThat(told).isEqualTo(15_000);
            var listed = api.get("/v1/events?type=payment_intent.succeeded");
            assertThat(listed.number("data.0.data.object.amount")).isEqualTo(15_000);
        }
    }

    @Test
    void other_merchants_count_as_before() {
        update(merchant.merchant().id(), false);

        var paid = api.post(PAYMENTS, COFFEE);

        assertThat(paid.number("amount")).isEqualTo(15_000);
        assertThat(kept(paid.text("id"))).isEqualTo(15_000);
        assertThat(paid.headers().firstValue("Gerbang-Warning")).isPresent();
    }

    private long toldOfPayment(Receiver receiver) throws Exception {
        api.post(PAYMENTS, COFFEE);
        return amount(new ObjectMapper().readTree(receiver.next().body()));
    }

    private static long amount(JsonNode event) {
        return event.at("/data/object/amount").asLong();
    }

    private void update(String id, boolean whole) {
        updates.update(Api.OPERATOR, id, (Merchant it) -> it.countingWholeRupiah(whole))
                .await()
                .atMost(LIMIT);
    }

    /** The amount as it lies in the database, in hundredths. */
    private long kept(String id) {
        return pool.preparedQuery(KEPT)
                .execute(Tuple.of(id))
                .await()
                .atMost(LIMIT)
                .iterator()
                .next()
                .getLong(0);
    }
}
