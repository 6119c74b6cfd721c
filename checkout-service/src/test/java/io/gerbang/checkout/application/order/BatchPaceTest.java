package io.gerbang.checkout.application.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchPaceTest {

    private final BatchPace pace = new BatchPace();

    @Test
    void batches_begin_close_together_until_it_is_known_what_they_take() {
        assertThat(pace.window()).isEqualTo(BatchPace.SHORTEST);
    }

    @Test
    void a_batch_begins_when_the_one_before_is_through() {
        answered(4_000, Duration.ofMillis(30));

        assertThat(pace.window()).isBetween(Duration.ofMillis(23), Duration.ofMillis(24));
    }

    @Test
    void a_busy_machine_makes_nobody_wait_for_longer_than_that() {
        answered(2_000, Duration.ofMillis(80));

        assertThat(pace.window()).isEqualTo(BatchPace.LONGEST);
    }

    @Test
    void one_silent_bank_says_little_of_the_machine() {
        answered(2_000, Duration.ofMillis(24));

        answered(1, Duration.ofSeconds(10));

        assertThat(pace.window()).isEqualTo(BatchPace.SHORTEST);
    }

    @Test
    void a_machine_that_has_become_fast_again_is_seen() {
        answered(2_000, Duration.ofMillis(80));

        answered(2_000, Duration.ofMillis(24));

        assertThat(pace.window()).isEqualTo(BatchPace.SHORTEST);
    }

    private void answered(int times, Duration after) {
        for (int i = 0; i < times; i++) {
            pace.answered(after.toNanos());
        }
    }
}
