package io.gerbang.check.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TopicTrailTest {
    private final TopicTrail trail = new TopicTrail(false, LocalDate.MIN);

    @Test
    void sequences_that_follow_one_another_are_in_order() {
        assertThat(trail.take("pi_1", 1)).isEmpty();
        assertThat(trail.take("pi_2", 1)).isEmpty();
        assertThat(trail.take("pi_1", 2)).isEmpty();

        assertThat(trail.remove("pi_1")).isEqualTo(2);
        assertThat(trail.keys()).containsExactly("pi_2");
    }

    @Test
    void what_comes_again_is_a_duplicate() {
        trail.take("pi_1", 1);
        trail.take("pi_1", 2);

        assertThat(trail.take("pi_1", 1)).isEmpty();
        assertThat(trail.duplicates()).isEqualTo(1);
        assertThat(trail.remove("pi_1")).isEqualTo(2);
    }

    @Test
    void a_gap_is_told() {
        trail.take("pi_1", 1);

        assertThat(trail.take("pi_1", 3)).contains("pi_1 goes from 1 to 3");
        assertThat(trail.take("pi_2", 2)).contains("pi_2 goes from 0 to 2");
    }

    @Test
    void of_whole_states_older_ones_may_be_gone() {
        var states = new TopicTrail(true, LocalDate.MIN);

        assertThat(states.take("acct_1", 4)).isEmpty();
        assertThat(states.take("acct_1", 7)).isEmpty();
    }

    @Test
    void where_records_have_expired_a_key_may_begin_late_but_not_skip() {
        var shortened = new TopicTrail(false, LocalDate.of(2026, 11, 23));

        assertThat(shortened.take("pi_1", 5)).isEmpty();
        assertThat(shortened.take("pi_1", 7)).contains("pi_1 goes from 5 to 7");
    }

    @Test
    void a_key_that_was_never_there_has_no_sequence() {
        assertThat(trail.remove("pi_9")).isZero();
    }
}
