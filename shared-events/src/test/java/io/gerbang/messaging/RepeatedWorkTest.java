package io.gerbang.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepeatedWorkTest {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration MOMENT = Duration.ofMillis(1);

    /** Time passes when the test says so. */
    private static final class HandTimer implements WorkTimer {

        private record Entry(Duration at, Runnable work) {}

        private final List<Entry> entries = new ArrayList<>();
        private Duration now = Duration.ZERO;

        @Override
        public Appointment after(Duration delay, Runnable work) {
            var entry = new Entry(now.plus(delay), work);
            entries.add(entry);
            return () -> entries.remove(entry);
        }

        void pass(Duration time) {
            var until = now.plus(time);
            for (var next = next(until); next != null; next = next(until)) {
                entries.remove(next);
                now = next.at();
                next.work().run();
            }
            now = until;
        }

        private @Nullable Entry next(Duration until) {
            return entries.stream()
                    .filter(entry -> entry.at().compareTo(until) <= 0)
                    .min(Comparator.comparing(Entry::at))
                    .orElse(null);
        }
    }

    private final HandTimer timer = new HandTimer();
    private final List<UniEmitter<? super Boolean>> runs = new ArrayList<>();
    private final RepeatedWork work = new RepeatedWork(timer, "Work", this::begin, PAUSE);

    /** A run that ends when the test says so. */
    private Uni<Boolean> begin() {
        return Uni.createFrom().emitter(runs::add);
    }

    @Test
    void the_first_run_begins_at_once_and_the_next_a_pause_after_its_end() {
        work.run();
        timer.pass(Duration.ZERO);
        assertThat(runs).hasSize(1);

        timer.pass(Duration.ofHours(1));
        assertThat(runs).as("a long run is not overlapped").hasSize(1);

        end(false);
        timer.pass(PAUSE.minus(MOMENT));
        assertThat(runs).hasSize(1);
        timer.pass(MOMENT);
        assertThat(runs).hasSize(2);
    }

    @Test
    void the_first_run_may_begin_after_a_pause() {
        work.runLater();

        timer.pass(PAUSE.minus(MOMENT));
        assertThat(runs).isEmpty();
        timer.pass(MOMENT);
        assertThat(runs).hasSize(1);
    }

    @Test
    void there_is_no_pause_while_there_is_more() {
        work.run();
        timer.pass(Duration.ZERO);

        end(true);
        timer.pass(Duration.ZERO);

        assertThat(runs).hasSize(2);
    }

    @Test
    void a_run_that_is_asked_for_during_another_follows_it_without_a_pause_and_once() {
        work.run();
        timer.pass(Duration.ZERO);
        work.run();
        work.run();
        timer.pass(Duration.ZERO);
        assertThat(runs).hasSize(1);

        end(false);
        timer.pass(Duration.ZERO);
        assertThat(runs).hasSize(2);

        end(false);
        timer.pass(Duration.ZERO);
        assertThat(runs).hasSize(2);
    }

    @Test
    void a_run_that_is_asked_for_during_a_pause_ends_the_pause() {
        work.run();
        timer.pass(Duration.ZERO);
        end(false);

        timer.pass(MOMENT);
        work.run();
        timer.pass(PAUSE);

        assertThat(runs).hasSize(2);
    }

    @Test
    void a_run_that_fails_is_followed_by_the_next() {
        work.run();
        timer.pass(Duration.ZERO);

        runs.getLast().fail(new IllegalStateException("made up"));
        timer.pass(PAUSE);

        assertThat(runs).hasSize(2);
    }

    @Test
    void a_run_that_cannot_even_begin_is_followed_by_the_next() {
        var begun = new ArrayList<Duration>();
        var broken =
                RepeatedWork.of(
                        timer,
                        "Broken work",
                        () -> {
                            begun.add(timer.now);
                            throw new IllegalStateException("made up");
                        },
                        PAUSE);

        broken.run();
        timer.pass(PAUSE);

        assertThat(begun).containsExactly(Duration.ZERO, PAUSE);
    }

    @Test
    void a_stop_cancels_what_was_to_come() {
        work.run();
        timer.pass(Duration.ZERO);
        end(false);

        work.stop();

        assertThat(timer.entries).isEmpty();
        work.run();
        work.runLater();
        assertThat(timer.entries).isEmpty();
    }

    @Test
    void a_stop_lets_the_present_run_end_and_starts_none_after_it() {
        work.run();
        timer.pass(Duration.ZERO);
        work.run();

        work.stop();
        end(true);

        assertThat(timer.entries).isEmpty();
    }

    private void end(boolean more) {
        runs.getLast().complete(more);
    }
}
