package io.gerbang.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gerbang.bench.load.Outcome.Failed;
import io.gerbang.bench.load.Outcome.Late;
import io.gerbang.bench.load.Outcome.Succeeded;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally();

    @Test
    void percentiles_are_of_the_payments_that_succeeded() {
        for (var ms = 1; ms <= 100; ms++) {
            tally.add(new Succeeded("pi_" + ms, 0), TimeUnit.MILLISECONDS.toNanos(ms), true);
        }
        tally.add(new Failed("402 card_declined"), TimeUnit.SECONDS.toNanos(60), true);

        assertThat(tally.latencyMs(50)).isCloseTo(50, within(0.1));
        assertThat(tally.latencyMs(99)).isCloseTo(99, within(0.1));
    }

    @Test
    void a_payment_of_two_requests_counts_both_by_themselves() {
        tally.add(
                new Succeeded("pi_1", TimeUnit.MILLISECONDS.toNanos(40)),
                TimeUnit.MILLISECONDS.toNanos(70),
                true);

        assertThat(tally.latencyMs(100)).isCloseTo(70, within(0.1));
        assertThat(tally.requestLatencyMs(50)).isCloseTo(30, within(0.1));
        assertThat(tally.requestLatencyMs(100)).isCloseTo(40, within(0.1));
    }

    @Test
    void what_is_answered_after_the_window_counts_for_cost_but_not_for_throughput() {
        tally.add(new Succeeded("pi_1", 0), 1, true);
        tally.add(new Succeeded("pi_2", 0), 1, false);

        assertThat(tally.inWindow()).isEqualTo(1);
        assertThat(tally.accepted()).containsExactly("pi_1", "pi_2");
    }

    @Test
    void a_late_answer_is_no_success_but_its_payment_is_waited_for() {
        tally.add(new Late("pi_1"), 1, true);

        assertThat(tally.inWindow()).isZero();
        assertThat(tally.late()).isEqualTo(1);
        assertThat(tally.accepted()).containsExactly("pi_1");
    }

    @Test
    void failures_are_counted_by_reason() {
        tally.add(new Failed("409 lock_timeout"), 1, true);
        tally.add(new Failed("409 lock_timeout"), 1, true);
        tally.add(new Failed("ConnectException"), 1, true);

        assertThat(tally.failures())
                .containsEntry("409 lock_timeout", 2)
                .containsEntry("ConnectException", 1);
        assertThat(tally.accepted()).isEmpty();
    }

    @Test
    void a_stall_longer_than_the_histogram_counts_as_its_longest_value() {
        tally.add(new Succeeded("pi_1", 0), TimeUnit.HOURS.toNanos(1), true);

        assertThat(tally.latencyMs(99)).isCloseTo(120_000, within(200.0));
    }
}
