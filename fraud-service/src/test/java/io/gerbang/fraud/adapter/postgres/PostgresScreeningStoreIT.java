package io.gerbang.fraud.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.fraud.Payments;
import io.gerbang.fraud.application.KeptScreening;
import io.gerbang.fraud.config.FraudConfig;
import io.gerbang.fraud.domain.AttemptId;
import io.gerbang.fraud.domain.Decision;
import io.gerbang.fraud.domain.Subjects;
import io.gerbang.fraud.domain.Tenant;
import io.gerbang.fraud.domain.Verdict;
import io.gerbang.messaging.Database;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "fraud"))
class PostgresScreeningStoreIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** What other tests write is younger. */
    private static final Instant OLD = Instant.now().minus(Duration.ofDays(2));

    @Inject Database database;
    @Inject Vertx vertx;
    @Inject FraudConfig config;

    private final String payment = Payments.unique("pi");

    @Test
    void the_sweep_deletes_what_is_past_its_retention_and_nothing_else() {
        screen(OLD, 1);
        screen(OLD.plus(Duration.ofDays(1)), 2);

        sweepWhenOldIsUp();

        assertThat(attempts()).containsExactly(2);
    }

    @Test
    void the_sweep_deletes_more_than_a_batch_at_once() {
        screen(OLD, IntStream.rangeClosed(1, 1_001).toArray());

        sweepWhenOldIsUp();

        assertThat(attempts()).isEmpty();
    }

    @Test
    void the_sweep_deletes_what_sorts_behind_a_batch_that_stays() {
        var verification = Payments.unique("seti");
        var younger = OLD.plus(Duration.ofDays(1));
        screen(younger, IntStream.rangeClosed(1, 1_001).toArray());
        screen(verification, OLD, 1);

        sweepWhenOldIsUp();

        assertThat(attempts(verification)).isEmpty();
        assertThat(attempts()).hasSize(1_001);
        sweepWhenUp(younger);
        assertThat(attempts()).isEmpty();
    }

    private void screen(Instant at, int... attempts) {
        screen(payment, at, attempts);
    }

    private void screen(String id, Instant at, int... attempts) {
        var screenings =
                IntStream.of(attempts).mapToObj(attempt -> screening(id, attempt, at)).toList();
        database.transact(tx -> store().insert(tx, screenings)).await().atMost(LIMIT);
    }

    private static KeptScreening screening(String id, int attempt, Instant at) {
        return new KeptScreening(
                new AttemptId(id, attempt),
                new Subjects(new Tenant("acct_1", false), "fp_1", null, null),
                new Verdict(1, Decision.ALLOW, List.of()),
                at);
    }

    private List<Integer> attempts() {
        return attempts(payment);
    }

    private List<Integer> attempts(String id) {
        return store().ofPayment(id).await().atMost(LIMIT).stream()
                .map(screening -> screening.id().number())
                .toList();
    }

    private void sweepWhenOldIsUp() {
        sweepWhenUp(OLD);
    }

    private void sweepWhenUp(Instant at) {
        var up = at.plus(Duration.ofDays(config.screeningRetentionDays())).plusSeconds(1);
        new Sweeper(database, vertx, Clock.fixed(up, ZoneOffset.UTC), config)
                .sweep()
                .await()
                .atMost(LIMIT);
    }

    private PostgresScreeningStore store() {
        return new PostgresScreeningStore(database);
    }
}
