package io.gerbang.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.messaging.MicroBatcher.OverloadedException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicroBatcherTest {

    private static final long WINDOW = Duration.ofMillis(1).toNanos();

    /** Runs what is scheduled when the test says so. */
    private static final class HandTimer extends ScheduledThreadPoolExecutor {

        private final Queue<Runnable> pending = new ArrayDeque<>();
        private final List<Long> delays = new ArrayList<>();

        HandTimer() {
            super(1);
        }

        @Override
        public void execute(Runnable command) {
            pending.add(command);
            delays.add(0L);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            pending.add(command);
            delays.add(unit.toNanos(delay));
            return super.schedule(() -> {}, 1, TimeUnit.DAYS);
        }

        int scheduled() {
            return pending.size();
        }

        void fire() {
            pending.remove().run();
        }
    }

    /** A batch under way, to be answered by the test. */
    private record Call(List<Integer> items, UniEmitter<? super List<String>> answer) {

        void succeed() {
            answer.complete(items.stream().map(Object::toString).toList());
        }
    }

    private final HandTimer timer = new HandTimer();
    private final List<Call> calls = new ArrayList<>();
    private long now;
    private Duration window = Duration.ofNanos(WINDOW);
    private final MicroBatcher<Integer, String> batcher = batcher(Duration.ZERO);

    private MicroBatcher<Integer, String> batcher(Duration gathering) {
        return new MicroBatcher<>(this::call, () -> window, gathering, 3, 5, timer, () -> now);
    }

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void the_first_item_of_a_quiet_moment_goes_at_once_with_what_its_thread_brings_too() {
        var one = submit(1);
        submit(2);

        assertThat(timer.delays).containsExactly(0L);
        timer.fire();

        assertThat(calls).extracting(Call::items).containsExactly(List.of(1, 2));
        assertThat(timer.scheduled()).isZero();
        calls.getFirst().succeed();
        one.assertItem("1");
    }

    @Test
    void on_an_event_loop_it_goes_when_the_turn_is_over() {
        var vertx = Vertx.vertx();
        try {
            var before =
                    turn(
                            vertx,
                            () -> {
                                submit(1);
                                submit(2);
                                return calls.size();
                            });
            var after = turn(vertx, calls::size);

            assertThat(List.of(before, after)).containsExactly(0, 1);
            assertThat(calls.getFirst().items()).containsExactly(1, 2);
            assertThat(timer.scheduled()).isZero();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** In a turn of the event loop that belongs to this thread. */
    private static <T> T turn(Vertx vertx, Supplier<T> step) {
        var result = new CompletableFuture<T>();
        vertx.getOrCreateContext().runOnContext(_ -> result.complete(step.get()));
        return result.join();
    }

    @Test
    void what_arrives_within_a_window_after_a_batch_shares_the_next() {
        send(1);
        now += WINDOW / 4;
        var two = submit(2);
        now += WINDOW / 4;
        var three = submit(3);

        assertThat(timer.delays).containsExactly(0L, WINDOW - WINDOW / 4);
        timer.fire();

        assertThat(calls.getLast().items()).containsExactly(2, 3);
        calls.getLast().succeed();
        two.assertItem("2");
        three.assertItem("3");
        assertThat(timer.scheduled()).isZero();
    }

    @Test
    void a_window_counts_as_it_is_when_its_batch_begins() {
        window = Duration.ofNanos(2 * WINDOW);
        send(1);
        window = Duration.ofNanos(WINDOW);

        submit(2);

        assertThat(timer.delays).containsExactly(0L, 2 * WINDOW);
    }

    @Test
    void a_batch_has_at_most_its_largest_size_and_the_rest_follows() {
        IntStream.rangeClosed(1, 5).forEach(this::submit);

        timer.fire();
        timer.fire();

        assertThat(calls).extracting(Call::items).containsExactly(List.of(1, 2, 3), List.of(4, 5));
    }

    @Test
    void what_is_due_while_two_batches_are_under_way_goes_when_one_has_ended() {
        send(1);
        send(2);
        submit(3);
        timer.fire();
        submit(4);
        assertThat(calls).hasSize(2);

        calls.getLast().succeed();

        assertThat(calls.getLast().items()).containsExactly(3, 4);
        assertThat(timer.scheduled()).isZero();
    }

    @Test
    void what_the_queue_cannot_hold_fails_at_once() {
        IntStream.rangeClosed(1, 5).forEach(this::submit);

        submit(6).assertFailedWith(OverloadedException.class);
    }

    @Test
    void a_quiet_moment_later_an_item_goes_at_once_again() {
        send(1);
        now += WINDOW;

        submit(2);

        assertThat(timer.delays).containsExactly(0L, 0L);
    }

    @Test
    void where_company_is_likely_the_first_item_of_a_quiet_moment_is_kept_for_it() {
        var gathering = Duration.ofNanos(WINDOW / 2);
        var sociable = batcher(gathering);

        sociable.submit(1).subscribe().with(answer -> {});
        assertThat(timer.delays).containsExactly(gathering.toNanos());
        sociable.submit(2).subscribe().with(answer -> {});
        timer.fire();

        assertThat(calls).extracting(Call::items).containsExactly(List.of(1, 2));
    }

    @Test
    void where_a_batch_fails_each_item_is_tried_on_its_own() {
        var good = submit(2);
        var bad = submit(3);
        timer.fire();

        calls.getFirst().answer().fail(new IllegalArgumentException("3 is bad"));

        assertThat(calls.get(1).items()).containsExactly(2);
        assertThat(calls.get(2).items()).containsExactly(3);
        calls.get(1).succeed();
        calls.get(2).answer().fail(new IllegalArgumentException("3 is bad"));
        good.assertItem("2");
        bad.assertFailedWith(IllegalArgumentException.class, "3 is bad");
    }

    @Test
    void while_the_database_is_away_nothing_is_tried_again() {
        var one = submit(1);
        var two = submit(2);
        timer.fire();

        calls.getFirst().answer().fail(new ConnectException("refused"));

        assertThat(calls).hasSize(1);
        one.assertFailedWith(ConnectException.class);
        two.assertFailedWith(ConnectException.class);
    }

    @Test
    void an_answer_of_another_size_fails_every_item() {
        var one = send(1);

        calls.getFirst().answer().complete(List.of());

        one.assertFailedWith(IllegalStateException.class);
    }

    @Test
    void under_concurrency_every_item_has_its_own_answer() {
        var asked = new AtomicInteger();
        try (var realTimer = Executors.newSingleThreadScheduledExecutor();
                var writers = Executors.newFixedThreadPool(8)) {
            var busy =
                    new MicroBatcher<Integer, Integer>(
                            items -> {
                                asked.incrementAndGet();
                                return Uni.createFrom()
                                        .item(items.stream().map(item -> item * 2).toList())
                                        .onItem()
                                        .delayIt()
                                        .by(Duration.ofMillis(1));
                            },
                            Duration.ofMillis(1),
                            50,
                            1_000,
                            realTimer);
            var answers =
                    IntStream.range(0, 4_000)
                            .mapToObj(item ->
                                    writers.submit(() ->
                                            busy.submit(item)
                                                    .await()
                                                    .atMost(Duration.ofSeconds(10))))
                            .toList();
            for (int item = 0; item < answers.size(); item++) {
                assertThat(answers.get(item))
                        .succeedsWithin(10, TimeUnit.SECONDS)
                        .isEqualTo(item * 2);
            }
        }
        assertThat(asked.get()).isLessThan(4_000);
    }

    private UniAssertSubscriber<String> submit(int item) {
        return batcher.submit(item).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    /** As a batch of its own. */
    private UniAssertSubscriber<String> send(int item) {
        var answer = submit(item);
        timer.fire();
        return answer;
    }

    private Uni<List<String>> call(List<Integer> items) {
        return Uni.createFrom().emitter(emitter -> calls.add(new Call(items, emitter)));
    }
}
