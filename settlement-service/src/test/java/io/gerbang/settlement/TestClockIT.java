package io.gerbang.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.messaging.Database;
import io.gerbang.settlement.application.ClockSetting;
import io.gerbang.settlement.application.Merchant;
import io.gerbang.settlement.application.Merchants;
import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a merchant's test clock is followed. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "settlement"))
@QuarkusTestResource(FakeNeighbours.class)
class TestClockIT {

    private static final Instant MONDAY = Instant.parse("2049-11-08T10:00:00Z");
    private static final Instant THURSDAY = Instant.parse("2049-11-11T10:00:00Z");

    private static final Duration A_HUNDRED_YEARS = Duration.ofDays(36_525);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject Pool pool;
    @Inject Database database;
    @Inject Merchants merchants;

    /** The consumer waits for a lock of ours, so it lags behind for as long as we like. */
    @Test
    void a_clock_is_not_followed_before_what_was_published_is_in_the_books() {
        try (var gateway = new Gateway();
                var other = new Gateway()) {
            awaitTransaction(gateway, gateway.capture(1_000, "usd", MONDAY));
            awaitTransaction(other, other.capture(1_000, "usd", MONDAY));
            var connection = pool.getConnectionAndAwait();
            var lock = connection.beginAndAwait();
            connection
                    .preparedQuery("select from merchants where merchant_id = $1 for update")
                    .executeAndAwait(Tuple.of(other.merchantId()));
            try {
                other.capture(10_000, "usd", MONDAY);
                gateway.capture(10_000, "usd", MONDAY);
                setClock(gateway, THURSDAY);
                Gateway.await("a look", () -> holder(gateway).attempts() > 0 || isReached(gateway));
                assertThat(isReached(gateway)).isFalse();
            } finally {
                lock.rollbackAndAwait();
                connection.closeAndAwait();
            }
            Gateway.await("the clock is reached", () -> isReached(gateway));

            assertThat(gateway.get("/v1/payouts").getList("data.amount")).containsExactly(10_621);
        }
    }

    @Test
    void a_clock_that_goes_far_keeps_nobody_else_waiting() {
        try (var far = new Gateway();
                var near = new Gateway()) {
            awaitTransaction(far, far.capture(10_000, "usd", MONDAY));
            awaitTransaction(near, near.capture(10_000, "usd", MONDAY));

            setClock(far, MONDAY.plus(A_HUNDRED_YEARS));
            try {
                Gateway.await("a payout", () -> !far.get("/v1/payouts").getList("data").isEmpty());
                setClock(near, THURSDAY);
                Gateway.await("the clock is reached", () -> isReached(near));

                assertThat(isReached(far)).isFalse();
            } finally {
                removeClock(far);
            }
        }
    }

    /** As the consumer does, which is busy. */
    private void setClock(Gateway gateway, Instant to) {
        var setting = new ClockSetting(gateway.merchantId(), "clock_1", to, "req_1", null);
        database.transact(tx -> merchants.setClocks(tx, List.of(setting), Instant.now()))
                .await()
                .atMost(PATIENCE);
    }

    private void removeClock(Gateway gateway) {
        var merchant = List.of(gateway.merchantId());
        database.transact(tx -> merchants.removeClocks(tx, merchant, Instant.now()))
                .await()
                .atMost(PATIENCE);
    }

    private boolean isReached(Gateway gateway) {
        var clock = holder(gateway).clock();
        return clock != null && clock.reached();
    }

    private Merchant holder(Gateway gateway) {
        return merchants
                .find(new AccountHolder(gateway.merchantId(), false))
                .await()
                .atMost(PATIENCE)
                .orElseThrow();
    }

    private static void awaitTransaction(Gateway gateway, Gateway.Payment payment) {
        var path = "/v1/balance_transactions/" + payment.transactionId();
        Gateway.await(path, () -> gateway.status(path) == 200);
    }
}
