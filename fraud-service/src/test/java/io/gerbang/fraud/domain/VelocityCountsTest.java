package io.gerbang.fraud.domain;

import static io.gerbang.fraud.domain.Attempts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VelocityCountsTest {

    private static final Counter PER_HOUR =
            new Counter(Subject.CARD, Measure.DECLINES, Window.HOUR);
    private static final Counter PER_DAY = new Counter(Subject.CARD, Measure.DECLINES, Window.DAY);
    private static final Subjects SUBJECTS = Attempts.subjects(Attempts.TEST);
    private static final CounterKey KEY = new CounterKey(Attempts.TEST, PER_HOUR, "fingerprint-1");

    private final VelocityCounts counts = new VelocityCounts(List.of());

    @Test
    void what_never_happened_counts_nothing() {
        assertThat(counts.within(KEY, NOON)).isZero();
    }

    @Test
    void what_happened_counts_for_the_whole_window_and_at_most_one_bucket_longer() {
        counts.add(SUBJECTS, List.of(PER_HOUR), NOON.plusSeconds(299));

        assertThat(counts.within(KEY, NOON.plusSeconds(299))).isEqualTo(1);
        assertThat(counts.within(KEY, NOON.plus(Duration.ofMinutes(64)))).isEqualTo(1);
        assertThat(counts.within(KEY, NOON.plus(Duration.ofMinutes(65)))).isZero();
    }

    @Test
    void a_window_slides_over_its_buckets() {
        for (int minute = 0; minute < 120; minute++) {
            counts.add(SUBJECTS, List.of(PER_HOUR), NOON.plus(Duration.ofMinutes(minute)));
        }

        assertThat(counts.within(KEY, NOON.plus(Duration.ofMinutes(119)))).isEqualTo(65);
        assertThat(counts.within(KEY, NOON.plus(Duration.ofMinutes(150)))).isEqualTo(30);
    }

    @Test
    void what_happens_after_the_attempt_does_not_count_for_it() {
        counts.add(SUBJECTS, List.of(PER_HOUR), NOON.plus(Duration.ofMinutes(5)));

        assertThat(counts.within(KEY, NOON)).isZero();
    }

    @Test
    void known_buckets_and_additions_count_together() {
        var counts = new VelocityCounts(List.of(new VelocityCounts.Bucket(KEY, NOON, 4)));

        counts.add(SUBJECTS, List.of(PER_HOUR), NOON.plusSeconds(1));

        assertThat(counts.within(KEY, NOON.plusSeconds(2))).isEqualTo(5);
        assertThat(counts.additions()).containsExactly(new VelocityCounts.Bucket(KEY, NOON, 1));
    }

    @Test
    void each_counter_has_its_own_buckets_and_unknown_subjects_have_none() {
        var nobody = new Subjects(Attempts.TEST, "fingerprint-1", null, null);
        var perCustomer = new Counter(Subject.CUSTOMER, Measure.DECLINES, Window.HOUR);
        var at = Instant.parse("2026-11-23T12:34:56Z");

        counts.add(nobody, List.of(PER_DAY, perCustomer, PER_HOUR), at);

        assertThat(counts.additions())
                .containsExactly(
                        new VelocityCounts.Bucket(KEY, Instant.parse("2026-11-23T12:30:00Z"), 1),
                        new VelocityCounts.Bucket(
                                new CounterKey(Attempts.TEST, PER_DAY, "fingerprint-1"), NOON, 1));
    }

    @Test
    void test_mode_and_live_mode_count_apart() {
        counts.add(Attempts.subjects(Attempts.LIVE), List.of(PER_HOUR), NOON);

        assertThat(counts.within(KEY, NOON)).isZero();
    }

    @Test
    void additions_come_in_one_order_whatever_the_batch_was() {
        var reversed = new VelocityCounts(List.of());
        var other = new Subjects(Attempts.TEST, "fingerprint-0", null, null);

        counts.add(SUBJECTS, List.of(PER_HOUR, PER_DAY), NOON);
        counts.add(other, List.of(PER_HOUR), NOON);
        reversed.add(other, List.of(PER_HOUR), NOON);
        reversed.add(SUBJECTS, List.of(PER_DAY, PER_HOUR), NOON);

        assertThat(counts.additions()).isEqualTo(reversed.additions());
    }
}
