package io.gerbang.messaging.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VitalThreadTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void end() {
        end.countDown();
    }

    @Test
    void a_thread_that_goes_on_is_well() {
        assertThat(thread(Duration.ZERO).isWell(MINUTE)).isTrue();
    }

    @Test
    void a_thread_that_stands_still_is_not_well() {
        assertThat(thread(MINUTE.multipliedBy(2)).isWell(MINUTE)).isFalse();
    }

    @Test
    void a_thread_that_has_ended_is_not_well() throws Exception {
        var thread = thread(Duration.ZERO);

        end.countDown();
        thread.join(MINUTE);

        assertThat(thread.isWell(MINUTE)).isFalse();
    }

    /** One that gave its last sign so long ago. */
    private VitalThread thread(Duration silence) {
        return VitalThread.start(
                "vital", this::awaitEnd, () -> System.nanoTime() - silence.toNanos());
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
