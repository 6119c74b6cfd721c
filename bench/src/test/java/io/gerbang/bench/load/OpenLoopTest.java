package io.gerbang.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    @Test
    void payments_are_due_evenly_and_the_pace_never_drifts() {
        assertThat(OpenLoop.dueAfter(0, 300)).isZero();
        assertThat(OpenLoop.dueAfter(1, 300)).isEqualTo(3_333_333);
        assertThat(OpenLoop.dueAfter(300, 300)).isEqualTo(TimeUnit.SECONDS.toNanos(1));
        assertThat(OpenLoop.dueAfter(3_600L * 300, 300)).isEqualTo(TimeUnit.HOURS.toNanos(1));
    }
}
