package io.gerbang.settlement.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.messaging.Database;
import io.gerbang.messaging.Outbox;
import io.gerbang.settlement.FakeNeighbours;
import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "settlement"))
@QuarkusTestResource(FakeNeighbours.class)
class RunSettlementsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant MONDAY = Instant.parse("2049-11-08T10:00:00Z");
    private static final Instant THURSDAY = Instant.parse("2049-11-11T10:00:00Z");

    @Inject Database database;
    @Inject Merchants merchants;
    @Inject SettleMerchant settle;
    @Inject FollowPayouts follow;
    @Inject Outbox outbox;

    /** So far ahead that the service's own timer leaves the holder to the test. */
    private final Instant tomorrow =
            Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);

    private final AccountHolder holder = new AccountHolder("acct_" + UUID.randomUUID(), false);

    @Test
    void a_clock_that_is_advanced_while_its_last_time_is_put_off_is_followed_at_once() {
        await(set(MONDAY));

        await(runs((_, _) -> set(THURSDAY).replaceWith(false)).run(holder));

        assertThat(nextLook()).isEqualTo(tomorrow);
        assertThat(await(merchants.find(holder)).orElseThrow().attempts()).isZero();
    }

    @Test
    void a_clock_that_cannot_be_followed_yet_is_looked_at_again_later() {
        await(set(MONDAY));

        await(runs((_, _) -> Uni.createFrom().item(false)).run(holder));

        assertThat(nextLook()).isAfter(tomorrow);
        assertThat(await(merchants.find(holder)).orElseThrow().attempts()).isEqualTo(1);
    }

    private RunSettlements runs(PaymentBacklog backlog) {
        return new RunSettlements(
                database,
                merchants,
                settle,
                follow,
                backlog,
                outbox,
                () -> tomorrow,
                Duration.ofMinutes(1));
    }

    private Uni<Void> set(Instant time) {
        var setting = new ClockSetting(holder.merchantId(), "clock_1", time, "req_1", null);
        return database.transact(tx -> merchants.setClocks(tx, List.of(setting), tomorrow));
    }

    private Instant nextLook() {
        var query = "select run_at from merchants where merchant_id = $1 and not livemode";
        return await(database.pool().preparedQuery(query).execute(Tuple.of(holder.merchantId())))
                .iterator()
                .next()
                .getOffsetDateTime(0)
                .toInstant();
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
