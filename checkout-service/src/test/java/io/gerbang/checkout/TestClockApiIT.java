package io.gerbang.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.Api.Reply;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.data.Interval;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class TestClockApiIT extends ShopApi {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CLOCKS = "/v1/test_helpers/test_clocks";
    private static final String SESSIONS = "/v1/checkout/sessions";
    private static final String HOLD =
            "amount=1000&currency=usd&confirm=true&payment_method=pm_card_visa"
                    + "&capture_method=manual";
    private static final String COFFEE =
            "mode=payment&success_url=https://shop.example/thanks"
                    + "&line_items[0][quantity]=1&line_items[0][price_data][currency]=usd"
                    + "&line_items[0][price_data][unit_amount]=500"
                    + "&line_items[0][price_data][product_data][name]=Coffee";

    /** As many as are looked at at once, of which the issuers have been told in vain. */
    private static final String CANCELING =
            """
            insert into payment_intents (merchant_id, livemode, id, created_at, currency, amount,
                                         status, body, expires_at)
            select merchant_id, livemode, id || n, created_at, currency, amount, 'processing',
              jsonb_set(replace(body, id, id || n)::jsonb, '{state}', jsonb_build_object(
                'is', 'Canceling', 'attempt', 1, 'reason', 'automatic',
                'expiredAt', body::jsonb #> '{state,hold,expiresAt}'))::text,
              expires_at - interval '1 hour'
            from payment_intents, generate_series(1, 200) n where id = $1
            """;

    private static final String OPEN =
            """
            insert into checkout_sessions (merchant_id, livemode, id, created_at, status,
                                           payment_id, expires_at, body)
            select merchant_id, livemode, id || n, created_at, status, payment_id, expires_at,
              replace(body, id, id || n)
            from checkout_sessions, generate_series(1, 200) n where id = $1
            """;

    @Inject Pool pool;

    FakeSettlement settlement;

    @BeforeEach
    void connect() {
        settlement = new FakeSettlement(bootstrapServers);
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        settlement.close();
    }

    @Test
    void a_hold_expires_before_the_clock_that_passes_its_end_is_ready() {
        var clock = ready(api.post(CLOCKS, "frozen_time=1800000000&name=slow"));
        var held = api.post("/v1/payment_intents", HOLD);
        var charge = "/v1/charges/" + held.text("latest_charge");
        var captureBefore = api.get(charge).number("payment_method_details.card.capture_before");

        var advancing = advance(clock, captureBefore - 1);
        ready(advancing);
        var before = api.get("/v1/payment_intents/" + held.text("id"));
        ready(advance(clock, captureBefore));
        var expired = api.get("/v1/payment_intents/" + held.text("id"));

        assertThat(advancing.text("status")).isEqualTo("advancing");
        assertThat(advancing.number("status_details.advancing.target_frozen_time"))
                .isEqualTo(captureBefore - 1);
        assertThat(before.text("status")).isEqualTo("requires_capture");
        assertThat(expired.text("status")).isEqualTo("canceled");
        assertThat(expired.text("cancellation_reason")).isEqualTo("automatic");
        assertThat(expired.number("canceled_at")).isEqualTo(captureBefore);
        assertThat(api.get("/v1/events?type=charge.expired").text("data.0.data.object.id"))
                .isEqualTo(held.text("latest_charge"));
        assertThat(api.get(charge).number("amount_refunded")).isEqualTo(expired.number("amount"));
        assertThat(api.get("/v1/events?type=payment_intent.canceled").body().get("data"))
                .hasSize(1);
    }

    @Test
    void what_was_captured_of_an_expired_hold_stays() {
        var clock = ready(api.post(CLOCKS, "frozen_time=1800000000"));
        var multicapture = "&payment_method_options[card][request_multicapture]=if_available";
        var held = api.post("/v1/payment_intents", HOLD + multicapture);
        var path = "/v1/payment_intents/" + held.text("id");
        api.post(path + "/capture", "amount_to_capture=600&final_capture=false");
        var charge = api.get("/v1/charges/" + held.text("latest_charge"));

        ready(advance(clock, charge.number("payment_method_details.card.capture_before") + 1));

        assertThat(api.get(path).text("status")).isEqualTo("succeeded");
        assertThat(api.get(path).number("amount_received")).isEqualTo(600);
    }

    @Test
    void holds_that_wait_for_their_issuers_keep_no_other_from_expiring() {
        var clock = ready(api.post(CLOCKS, "frozen_time=1800000000"));
        var held = api.post("/v1/payment_intents", HOLD);
        var charge = api.get("/v1/charges/" + held.text("latest_charge"));
        pool.preparedQuery(CANCELING).executeAndAwait(Tuple.of(held.text("id")));

        advance(clock, charge.number("payment_method_details.card.capture_before"));

        await("/v1/payment_intents/" + held.text("id"), "canceled");
        api.delete(CLOCKS + "/" + clock.text("id"));
    }

    @Test
    void sessions_that_wait_for_their_shoppers_keep_no_other_from_expiring() {
        var clock = ready(api.post(CLOCKS, "frozen_time=1800000000"));
        var waiting = api.post(SESSIONS, COFFEE + "&expires_at=1800001800");
        new Browser(base, waiting.text("url")).confirm("pm_card_authenticationRequired");
        pool.preparedQuery(OPEN).executeAndAwait(Tuple.of(waiting.text("id")));
        var idle = api.post(SESSIONS, COFFEE + "&expires_at=1800001801");

        advance(clock, 1_800_001_801);

        await(SESSIONS + "/" + idle.text("id"), "expired");
        assertThat(api.get(SESSIONS + "/" + waiting.text("id")).text("status")).isEqualTo("open");
        api.delete(CLOCKS + "/" + clock.text("id"));
    }

    @Test
    void a_clock_is_listed_and_gives_way_to_another_when_it_is_deleted() {
        var clock = ready(api.post(CLOCKS, "frozen_time=1800000000"));
        var path = CLOCKS + "/" + clock.text("id");
        assertThat(api.get(CLOCKS).text("data.0.id")).isEqualTo(clock.text("id"));

        var deleted = api.delete(path);
        var payment = api.post("/v1/payment_intents", HOLD);
        var other = ready(api.post(CLOCKS, "frozen_time=1900000000"));

        assertThat(deleted.body().get("deleted").asBoolean()).isTrue();
        assertThat(api.get(path).status()).isEqualTo(404);
        assertThat(payment.number("created")).isLessThan(1_800_000_000);
        assertThat(api.get(CLOCKS).body().get("data")).hasSize(1);
        assertThat(api.post(CLOCKS, "frozen_time=1900000000").status()).isEqualTo(400);
        assertThat(ready(advance(other, 1_900_000_001)).text("status")).isEqualTo("ready");
    }

    @Test
    void a_clock_goes_ten_years_ahead_at_the_most() {
        var year = Duration.ofDays(365).toSeconds();
        var now = Instant.now().getEpochSecond();
        var tooFar = now + 11 * year;
        var clock = ready(api.post(CLOCKS, "frozen_time=" + now));

        var refused = advance(clock, tooFar);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error.param")).isEqualTo("frozen_time");
        assertThat(ready(advance(clock, now + 9 * year)).number("frozen_time"))
                .isEqualTo(now + 9 * year);
        api.delete(CLOCKS + "/" + clock.text("id"));
        assertThat(api.post(CLOCKS, "frozen_time=" + tooFar).status()).isEqualTo(400);
    }

    @Test
    void a_clock_that_nobody_deletes_is_deleted_after_thirty_days() {
        var clock = ready(api.post(CLOCKS, "frozen_time=1800000000"));
        var path = CLOCKS + "/" + clock.text("id");
        var life = Duration.ofDays(30);

        pool.preparedQuery("update test_clocks set created_at = created_at - $2 where id = $1")
                .executeAndAwait(Tuple.of(clock.text("id"), Interval.of(0, 0, 30)));

        assertThat(clock.number("deletes_after"))
                .isEqualTo(clock.number("created") + life.toSeconds());
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (api.get(path).status() != 404) {
            assertThat(System.nanoTime()).as("still there").isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(api.post(CLOCKS, "frozen_time=1900000000").status()).isEqualTo(200);
    }

    private Reply advance(Reply clock, long frozenTime) {
        return api.post(CLOCKS + "/" + clock.text("id") + "/advance", "frozen_time=" + frozenTime);
    }

    private Reply ready(Reply clock) {
        return await(CLOCKS + "/" + clock.text("id"), "ready");
    }

    private Reply await(String path, String status) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var now = api.get(path);
        while (!status.equals(now.text("status"))) {
            assertThat(System.nanoTime()).as("not %s: %s", status, now.body()).isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
            now = api.get(path);
        }
        return now;
    }
}
