package io.gerbang.fraud.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.fraud.Payments;
import io.gerbang.fraud.config.FraudConfig;
import io.gerbang.fraud.domain.Counter;
import io.gerbang.fraud.domain.CounterKey;
import io.gerbang.fraud.domain.Measure;
import io.gerbang.fraud.domain.Subject;
import io.gerbang.fraud.domain.Tenant;
import io.gerbang.fraud.domain.VelocityCounts.Bucket;
import io.gerbang.fraud.domain.Window;
import io.gerbang.messaging.Database;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "fraud"))
class PostgresVelocityStoreIT {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Counter COUNTER = new Counter(Subject.CARD, Measure.DECLINES, Window.HOUR);

    private final CounterKey key =
            new CounterKey(
                    new Tenant(Payments.unique("acct"), false), COUNTER, Payments.unique("fp"));

    @Inject Database database;
    @Inject Vertx vertx;
    @Inject FraudConfig config;

    @Test
    void what_several_writers_add_at_once_is_counted_in_full() {
        var other = new CounterKey(key.tenant(), COUNTER, key.subjectId() + "-other");
        var additions = List.of(new Bucket(key, NOON, 1), new Bucket(other, NOON, 2));

        var writers = IntStream.range(0, 8).mapToObj(i -> add(additions)).toList();
        Uni.join().all(writers).andFailFast().await().atMost(Duration.ofSeconds(10));

        assertThat(load(NOON)).containsExactly(new Bucket(key, NOON, 8));
    }

    @Test
    void buckets_before_the_oldest_that_is_wanted_are_left_out() {
        var next = NOON.plusSeconds(300);
        addAndWait(List.of(new Bucket(key, NOON, 1), new Bucket(key, next, 2)));

        assertThat(load(next)).containsExactly(new Bucket(key, next, 2));
    }

    @Test
    void the_sweep_deletes_what_is_past_its_retention_and_nothing_else() {
        addAndWait(List.of(new Bucket(key, NOON, 1)));

        sweepAt(Instant.now());
        assertThat(load(NOON)).hasSize(1);

        sweepAt(Instant.now().plusMillis(config.countRetentionMs()).plusSeconds(60));
        assertThat(load(NOON)).isEmpty();
    }

    private void sweepAt(Instant now) {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        new Sweeper(database, vertx, clock, config).sweep().await().atMost(Duration.ofSeconds(10));
    }

    private void addAndWait(List<Bucket> additions) {
        add(additions).await().atMost(Duration.ofSeconds(10));
    }

    private Uni<Void> add(List<Bucket> additions) {
        return database.transact(tx -> store().add(tx, additions));
    }

    private List<Bucket> load(Instant oldest) {
        return database.transact(tx -> store().load(tx, Map.of(key, oldest)))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static PostgresVelocityStore store() {
        return new PostgresVelocityStore(Clock.systemUTC());
    }
}
