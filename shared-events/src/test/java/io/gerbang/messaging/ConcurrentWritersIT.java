package io.gerbang.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConcurrentWritersIT {

    private static final int WRITERS = 16;
    private static final long SEED = 20261123;
    private static final Duration WRITING = Duration.ofSeconds(3);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofSeconds(2);

    private TestService service;
    private Subscriber subscriber;

    @BeforeEach
    void start() {
        service = new TestService("writers");
        subscriber = Subscriber.into(service.inbox(new EffectsHandler()));
    }

    @AfterEach
    void stop() throws Exception {
        subscriber.close();
        service.close();
    }

    @Test
    void every_event_of_sixteen_writers_has_its_effect_once_and_in_order() throws Exception {
        var keys = IntStream.range(0, 50).mapToObj(i -> service.newKey("pi")).toList();
        try (var one = new RunningRelay(service, "slot-0", LEASE);
                var other = new RunningRelay(service, "slot-1", LEASE)) {
            var written = write(keys);

            Await.until(written + " effects", LIMIT, () -> service.count("effects") >= written);
            assertThat(service.count("effects")).isEqualTo(written);
            Await.until("the outbox is empty", LIMIT, () -> service.count("outbox") == 0);
        }
        assertThat(
                        service.count(
                                "(select key, sequence, row_number() over (partition by key order by position)"
                                        + " as expected from effects) e where sequence <> expected"))
                .isZero();
        assertThat(service.count("parked_events")).isZero();
    }

    private long write(List<String> keys) throws Exception {
        var writers = new ArrayList<Callable<Long>>();
        for (int i = 0; i < WRITERS; i++) {
            var random = new Random(SEED + i);
            writers.add(() -> writeFor(WRITING, keys, random));
        }
        var written = 0L;
        try (var executor = Executors.newFixedThreadPool(WRITERS)) {
            for (var writer : executor.invokeAll(writers)) {
                written += writer.get();
            }
        }
        return written;
    }

    private long writeFor(Duration time, List<String> keys, Random random) {
        var until = System.nanoTime() + time.toNanos();
        var written = 0L;
        while (System.nanoTime() - until < 0) {
            var count = 1 + random.nextInt(3);
            service.publish(keys.get(random.nextInt(keys.size())), count);
            written += count;
        }
        return written;
    }
}
