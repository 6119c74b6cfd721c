package io.gerbang.checkout.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration THREE_DAYS = Duration.ofDays(3);

    @Test
    void each_wait_is_twice_the_one_before_up_to_an_hour() {
        var waits = waits();

        assertThat(waits.subList(0, 4))
                .containsExactly(seconds(5), seconds(10), seconds(20), seconds(40));
        assertThat(waits.subList(9, 12))
                .containsExactly(seconds(2_560), seconds(3_600), seconds(3_600));
    }

    @Test
    void the_last_attempt_comes_when_three_days_are_over() {
        var lasted = waits().stream().reduce(Duration.ZERO, Duration::plus);

        assertThat(lasted).isBetween(THREE_DAYS, THREE_DAYS.plusHours(1));
    }

    private static List<Duration> waits() {
        var waits = new ArrayList<Duration>();
        var now = Instant.EPOCH;
        var next = RetrySchedule.next(Instant.EPOCH, 1, now, FIRST, THREE_DAYS);
        while (next.isPresent()) {
            waits.add(Duration.between(now, next.get()));
            now = next.get();
            next = RetrySchedule.next(Instant.EPOCH, waits.size() + 1, now, FIRST, THREE_DAYS);
        }
        return waits;
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
