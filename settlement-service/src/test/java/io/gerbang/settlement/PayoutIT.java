package io.gerbang.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import io.gerbang.events.Topic;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "settlement"))
@QuarkusTestResource(FakeNeighbours.class)
class PayoutIT {

    private static final Instant MONDAY = Instant.parse("2049-11-08T10:00:00Z");
    private static final Instant THURSDAY = Instant.parse("2049-11-11T10:00:00Z");

    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final long SECONDS_PER_DAY = 86_400;

    @Inject Pool pool;

    @Test
    void available_money_is_paid_out_as_the_test_clock_moves() {
        try (var gateway = new Gateway()) {
            var payment = gateway.capture(10_000, "usd", MONDAY);
            awaitTransaction(gateway, payment);
            advance(gateway, THURSDAY, 1);

            var payouts = gateway.get("/v1/payouts");
            assertThat(payouts.getList("data.status")).containsExactly("paid");
            assertThat(payouts.getLong("data[0].amount")).isEqualTo(9_680);
            assertThat(payouts.getLong("data[0].created"))
                    .isEqualTo(Instant.parse("2049-11-10T00:00:00Z").getEpochSecond());
            assertThat(payouts.getLong("data[0].arrival_date"))
                    .isEqualTo(Instant.parse("2049-11-11T00:00:00Z").getEpochSecond());
            assertThat(usd(gateway, "available")).isZero();
            assertThat(usd(gateway, "pending")).isZero();
            assertThat(
                            gateway.get("/v1/balance_transactions/" + payment.transactionId())
                                    .getString("status"))
                    .isEqualTo("available");
            assertThat(breaks()).isEmpty();
        }
    }

    @Test
    void every_step_of_a_payout_is_published_in_order() {
        try (var gateway = new Gateway()) {
            awaitTransaction(gateway, gateway.capture(10_000, "usd", MONDAY));
            advance(gateway, THURSDAY, 1);

            var id = gateway.get("/v1/payouts").getString("data[0].id");
            Gateway.await("three events", () -> types(gateway, id).size() == 3);
            assertThat(types(gateway, id))
                    .containsExactly("PayoutCreated", "PayoutSent", "PayoutPaid");
        }
    }

    @Test
    void a_release_is_published_with_what_is_owed_then() {
        try (var gateway = new Gateway()) {
            awaitTransaction(gateway, gateway.capture(10_000, "usd", MONDAY));
            awaitTransaction(gateway, gateway.capture(5_000, "usd", THURSDAY));
            advance(gateway, THURSDAY, 1);

            Gateway.await(
                    "a release", () -> gateway.published(Topic.SETTLEMENT_RELEASE).size() == 1);
            assertThat(gateway.published(Topic.SETTLEMENT_RELEASE))
                    .singleElement()
                    .satisfies(record ->
                            assertThat(new String(record.value()))
                                    .contains("\"available\":9680", "\"pending\":4825"));
        }
    }

    @Test
    void a_payout_lists_what_it_consists_of() {
        try (var gateway = new Gateway()) {
            var first = gateway.capture(10_000, "usd", MONDAY);
            awaitTransaction(gateway, first);
            advance(gateway, THURSDAY, 1);
            var second = gateway.capture(7_000, "usd", THURSDAY);
            awaitTransaction(gateway, second);
            advance(gateway, THURSDAY.plusSeconds(7 * 86_400), 2);

            var payouts = gateway.get("/v1/payouts?expand[]=data.balance_transaction");
            assertThat(payouts.getList("data")).hasSize(2);
            assertThat(payouts.getString("data[0].balance_transaction.type")).isEqualTo("payout");
            var members =
                    gateway.get(
                            "/v1/balance_transactions?payout=" + payouts.getString("data[0].id"));
            assertThat(members.getList("data.source"))
                    .containsExactlyInAnyOrder(second.chargeId(), payouts.getString("data[0].id"));
            assertThat(gateway.status("/v1/balance_transactions?payout=po_nobodys")).isEqualTo(400);
        }
    }

    @Test
    void a_months_jump_makes_the_daily_payouts_that_fall_in_it() {
        try (var gateway = new Gateway()) {
            for (int day = 0; day < 3; day++) {
                var at = MONDAY.plusSeconds(day * 86_400L);
                awaitTransaction(gateway, gateway.capture(10_000, "usd", at));
            }
            advance(gateway, MONDAY.plusSeconds(30 * 86_400), 1);

            var payouts = gateway.get("/v1/payouts");
            assertThat(payouts.getList("data.amount")).containsOnly(9_680).hasSize(3);
            assertThat(payouts.getList("data.status")).containsOnly("paid");
        }
    }

    @Test
    void a_failed_payout_returns_the_money() {
        try (var gateway = new Gateway("acct_" + Gateway.random() + "9999")) {
            awaitTransaction(gateway, gateway.capture(10_000, "usd", MONDAY));
            advance(gateway, THURSDAY.minusSeconds(86_400), 1);
            assertThat(gateway.get("/v1/payouts").getString("data[0].status"))
                    .isEqualTo("in_transit");
            assertThat(usd(gateway, "available")).isZero();

            advance(gateway, THURSDAY, 2);
            var payouts = gateway.get("/v1/payouts?status=failed");
            assertThat(payouts.getString("data[0].failure_code")).isEqualTo("account_closed");
            assertThat(
                            gateway.get("/v1/balance_transactions?type=payout_failure")
                                    .getList("data.net"))
                    .containsExactly(9_680);
            assertThat(gateway.get("/v1/payouts?status=in_transit").getList("data.amount"))
                    .as("tried again on the next day")
                    .containsExactly(9_680);
            assertThat(breaks()).isEmpty();
        }
    }

    @Test
    void a_payout_that_has_not_left_is_canceled_and_its_money_paid_out_on_the_next_day() {
        try (var gateway = new Gateway()) {
            var payout = pending(gateway);

            var canceled = gateway.post(payout + "/cancel", "key_1").then().statusCode(200);

            canceled.body("status", is("canceled"));
            assertThat(usd(gateway, "available")).isEqualTo(9_680);
            var returned = gateway.get("/v1/balance_transactions?type=payout_cancel");
            assertThat(returned.getList("data.net")).containsExactly(9_680);
            assertThat(returned.getString("data[0].id"))
                    .isEqualTo(gateway.get(payout).getString("failure_balance_transaction"));
            advance(gateway, THURSDAY, 2);
            assertThat(gateway.get("/v1/payouts?status=in_transit").getList("data.amount"))
                    .containsExactly(9_680);
            assertThat(gateway.get(payout).getString("status")).isEqualTo("canceled");
            assertThat(types(gateway, payout)).containsExactly("PayoutCreated", "PayoutCanceled");
            assertThat(breaks()).isEmpty();
        }
    }

    @Test
    void a_cancellation_with_the_same_key_is_answered_the_same_and_done_once() {
        try (var gateway = new Gateway()) {
            var payout = pending(gateway);
            var first = gateway.post(payout + "/cancel", "key_1").body().asString();

            var again = gateway.post(payout + "/cancel", "key_1");

            assertThat(again.body().asString()).isEqualTo(first);
            assertThat(usd(gateway, "available")).isEqualTo(9_680);
            gateway.post(payout + "/cancel?expand[]=balance_transaction", "key_1")
                    .then()
                    .statusCode(400)
                    .body("error.type", is("idempotency_error"));
        }
    }

    @Test
    void a_payout_that_is_not_pending_any_more_cannot_be_canceled() {
        try (var gateway = new Gateway()) {
            var payout = pending(gateway);
            advance(gateway, THURSDAY.minusSeconds(SECONDS_PER_DAY), 2);

            gateway.post(payout + "/cancel", "key_1")
                    .then()
                    .statusCode(400)
                    .body("error.type", is("invalid_request_error"))
                    .body("error.message", endsWith("this one is in_transit."));
            assertThat(usd(gateway, "available")).isZero();
        }
    }

    @Test
    void nobody_elses_payout_can_be_canceled() {
        try (var gateway = new Gateway();
                var other = new Gateway()) {
            var payout = pending(gateway);

            other.post(payout + "/cancel", "key_1")
                    .then()
                    .statusCode(404)
                    .body("error.code", is("resource_missing"));
            assertThat(gateway.get(payout).getString("status")).isEqualTo("pending");
        }
    }

    @Test
    void a_bank_that_is_away_is_asked_again_and_pays_once() {
        try (var gateway = new Gateway()) {
            awaitTransaction(gateway, gateway.capture(1_069, "usd", MONDAY));
            awaitTransaction(gateway, gateway.capture(541, "usd", MONDAY));
            assertThat(usd(gateway, "pending") % 1000).isEqualTo(503);
            advance(gateway, THURSDAY, 1);

            assertThat(gateway.get("/v1/payouts").getList("data.status")).containsExactly("paid");
        }
    }

    @Test
    void without_a_test_clock_the_midnights_that_were_missed_are_run() {
        try (var gateway = new Gateway()) {
            var capturedAt = Instant.now().minus(TWO_WEEKS);
            gateway.capture(10_000, "usd", capturedAt);
            awaitPaid(gateway);

            var payouts = gateway.get("/v1/payouts");
            assertThat(payouts.getList("data.amount")).containsExactly(9_680);
            var created = payouts.getLong("data[0].created");
            assertThat(created % SECONDS_PER_DAY).isZero();
            assertThat(created).isGreaterThan(capturedAt.getEpochSecond());
            assertThat(payouts.getLong("data[0].arrival_date"))
                    .isGreaterThan(created)
                    .isLessThan(Instant.now().getEpochSecond());
            assertThat(usd(gateway, "available")).isZero();
            assertThat(usd(gateway, "pending")).isZero();
        }
    }

    @Test
    void without_a_test_clock_a_bank_that_is_away_is_asked_again() {
        try (var gateway = new Gateway()) {
            gateway.capture(1_579, "usd", Instant.now().minus(TWO_WEEKS));
            awaitPaid(gateway);

            assertThat(gateway.get("/v1/payouts").getList("data.amount")).containsExactly(1_503);
        }
    }

    @Test
    void without_a_test_clock_the_money_of_today_is_pending() {
        try (var gateway = new Gateway()) {
            awaitTransaction(gateway, gateway.capture(10_000, "usd", Instant.now()));

            assertThat(usd(gateway, "pending")).isEqualTo(9_680);
            assertThat(usd(gateway, "available")).isZero();
            assertThat(gateway.get("/v1/payouts").getList("data")).isEmpty();
        }
    }

    @Test
    void an_indonesian_holiday_delays_the_payout() {
        try (var gateway = new Gateway()) {
            var friday = Instant.parse("2048-08-14T03:00:00Z");
            gateway.announce("ID", "idr", friday);
            var payment = gateway.capture(100_000_000, "idr", friday);
            awaitTransaction(gateway, payment);

            assertThat(
                            gateway.get("/v1/balance_transactions/" + payment.transactionId())
                                    .getLong("available_on"))
                    .as("Monday 17 August is Independence Day")
                    .isEqualTo(Instant.parse("2048-08-19T00:00:00Z").getEpochSecond());
        }
    }

    /** A payout of an hour ago that has not left; its path. */
    private static String pending(Gateway gateway) {
        awaitTransaction(gateway, gateway.capture(10_000, "usd", MONDAY));
        advance(gateway, Instant.parse("2049-11-10T01:00:00Z"), 1);
        var payouts = gateway.get("/v1/payouts?status=pending");
        assertThat(payouts.getList("data")).hasSize(1);
        return "/v1/payouts/" + payouts.getString("data[0].id");
    }

    /** What was published of a payout, in order. */
    private static List<String> types(Gateway gateway, String payout) {
        var id = payout.substring(payout.lastIndexOf('/') + 1);
        return gateway.published(Topic.SETTLEMENT_PAYOUT, id).stream()
                .map(record -> new String(record.headers().lastHeader("ce_type").value()))
                .toList();
    }

    private static void awaitTransaction(Gateway gateway, Gateway.Payment payment) {
        var path = "/v1/balance_transactions/" + payment.transactionId();
        Gateway.await(path, () -> gateway.status(path) == 200);
    }

    private static void awaitPaid(Gateway gateway) {
        Gateway.await(
                "the payout is paid",
                () -> gateway.get("/v1/payouts").getList("data.status").equals(List.of("paid")));
    }

    private static void advance(Gateway gateway, Instant to, int acknowledgements) {
        gateway.advanceClock(to);
        Gateway.await(
                "the clock's acknowledgement",
                () -> {
                    var reached = gateway.published(Topic.SETTLEMENT_CLOCK, gateway.merchantId());
                    return reached.size() == acknowledgements
                            && new JsonObject(reached.getLast().value())
                                    .getInstant("frozen_time")
                                    .equals(to);
                });
    }

    private static long usd(Gateway gateway, String part) {
        return gateway.get("/v1/balance").getLong(part + ".find { it.currency == 'usd' }.amount");
    }

    private String breaks() {
        var breaks = new StringBuilder();
        pool.query("select * from ledger_breaks()")
                .executeAndAwait()
                .forEach(row -> breaks.append(row.toJson()));
        return breaks.toString();
    }
}
