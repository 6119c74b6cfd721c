package io.gerbang.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.testing.TestKafka;
import io.gerbang.testing.TestPostgres;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutageIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofSeconds(2);

    private final EffectsHandler effects = new EffectsHandler();
    private TestService service;
    private RunningRelay relay;

    @BeforeEach
    void start() {
        service = new TestService("outage");
        relay = new RunningRelay(service, "slot-0", LEASE);
    }

    @AfterEach
    void stop() throws Exception {
        relay.close();
        service.close();
    }

    @Test
    void while_kafka_is_down_events_are_committed_and_afterwards_published() throws Exception {
        var keys = IntStream.range(0, 50).mapToObj(i -> service.newKey("pi")).toList();
        try (var taking = Subscriber.into(service.inbox(effects))) {
            keys.forEach(key -> service.publish(key, 1));
            awaitEffects(50);
            awaitEmptyOutbox();

            TestKafka.start().kill();
            keys.forEach(key -> service.publish(key, 2));
            var waiting = service.count("outbox");
            TestKafka.start().restart();
            assertThat(waiting).isEqualTo(100);

            awaitEffects(150);
        }
        assertInOrder(keys, 3);
        awaitEmptyOutbox();
    }

    @Test
    void a_batch_whose_database_dies_under_it_is_taken_when_that_is_back() throws Exception {
        var key = service.newKey("pi");
        var entered = new CountDownLatch(1);
        var databaseIsGone = new CompletableFuture<Void>();
        var inbox =
                service.inbox((tx, events) ->
                        effects.handle(tx, events)
                                .invoke(entered::countDown)
                                .call(() -> Uni.createFrom().completionStage(databaseIsGone)));
        try (var taking = Subscriber.into(inbox)) {
            service.publish(key, 3);
            entered.await();

            TestPostgres.start().kill();
            databaseIsGone.complete(null);
            TestPostgres.start().restart();

            Await.until("the service is back", LIMIT, this::answers);
            awaitEffects(3);
        }
        assertInOrder(List.of(key), 3);
        assertThat(service.count("dead_letters")).isZero();
        assertThat(service.count("parked_events")).isZero();
    }

    private void awaitEmptyOutbox() throws Exception {
        Await.until("the outbox is empty", LIMIT, () -> service.count("outbox") == 0);
    }

    private void awaitEffects(long count) throws Exception {
        Await.until(count + " effects", LIMIT, () -> service.count("effects") == count);
    }

    private void assertInOrder(List<String> keys, int each) {
        var expected = IntStream.rangeClosed(1, each).mapToObj(Long::valueOf).toList();
        assertThat(keys).allSatisfy(key -> assertThat(service.effects(key)).isEqualTo(expected));
    }

    private boolean answers() {
        try {
            return service.count("effects") >= 0;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
