package io.gerbang.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.web.limit.RateLeases.Lease;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LocalBucketTest {

    private static final Duration NOW = Duration.ZERO;

    private final Queue<UniEmitter<? super Lease>> asked = new ArrayDeque<>();
    private final List<Duration> answers = new ArrayList<>();
    private long nanoTime = 1_000_000;
    private final LocalBucket bucket =
            new LocalBucket(() -> Uni.createFrom().<Lease>emitter(asked::add), () -> nanoTime);

    @Test
    void many_requests_wait_for_one_answer_and_share_what_it_grants() {
        take(3);

        assertThat(asked).hasSize(1);
        answer(new Lease(4, NOW));

        assertThat(answers).containsExactly(NOW, NOW, NOW);
        take(1);
        assertThat(asked).isEmpty();
        assertThat(answers).hasSize(4);
        take(1);
        assertThat(asked).hasSize(1);
    }

    @Test
    void more_requests_than_were_granted_ask_again() {
        take(3);
        answer(new Lease(2, NOW));

        assertThat(answers).containsExactly(NOW, NOW);
        answer(new Lease(0, Duration.ofMillis(200)));

        assertThat(answers).containsExactly(NOW, NOW, Duration.ofMillis(200));
    }

    @Test
    void an_empty_bucket_is_not_asked_until_there_is_something_again() {
        take(1);
        answer(new Lease(0, Duration.ofMillis(200)));

        pass(Duration.ofMillis(150));
        take(1);
        assertThat(asked).isEmpty();
        assertThat(answers).containsExactly(Duration.ofMillis(200), Duration.ofMillis(50));

        pass(Duration.ofMillis(50));
        take(1);
        assertThat(asked).hasSize(1);
    }

    @Test
    void what_was_taken_ahead_is_lost_after_a_second() {
        take(1);
        answer(new Lease(10, NOW));

        pass(Duration.ofSeconds(1));
        take(1);

        assertThat(asked).hasSize(1);
    }

    @Test
    void a_failure_reaches_all_who_wait_and_the_next_asks_again() {
        var failures = new ArrayList<Throwable>();
        bucket.take().subscribe().with(answers::add, failures::add);
        bucket.take().subscribe().with(answers::add, failures::add);

        asked.remove().fail(new IllegalStateException("away"));

        assertThat(failures).hasSize(2);
        take(1);
        assertThat(asked).hasSize(1);
    }

    private void take(int times) {
        for (var time = 0; time < times; time++) {
            bucket.take().subscribe().with(answers::add);
        }
    }

    private void answer(Lease lease) {
        asked.remove().complete(lease);
    }

    private void pass(Duration time) {
        nanoTime += time.toNanos();
    }
}
