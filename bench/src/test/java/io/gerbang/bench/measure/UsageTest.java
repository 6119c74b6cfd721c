package io.gerbang.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UsageTest {
    private static final ProcessKey EDGE = new ProcessKey("edge", 1);
    private static final ProcessKey KAFKA = new ProcessKey("kafka", 2);
    private static final ProcessKey KAFKA_AGAIN = new ProcessKey("kafka", 3);

    @Test
    void cpu_is_the_difference_in_core_milliseconds() {
        var usage =
                Usage.between(
                        sample(0, Map.of(EDGE, 100L, KAFKA, 10L), 5, 1_000),
                        sample(10, Map.of(EDGE, 150L, KAFKA, 40L), 25, 1_300));

        assertThat(usage.cpuMs()).containsExactly(entry("edge", 500.0), entry("kafka", 300.0));
        assertThat(usage.gatewayCpuMs()).isEqualTo(800);
        assertThat(usage.clientCpuMs()).isEqualTo(200);
        assertThat(usage.restarted()).isEmpty();
    }

    @Test
    void foreign_load_is_what_neither_the_gateway_nor_the_client_used() {
        var usage =
                Usage.between(
                        sample(0, Map.of(EDGE, 0L), 0, 0),
                        sample(10, Map.of(EDGE, 500L), 200, 1_200));

        assertThat(usage.foreignCores()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void a_process_that_was_started_again_counts_from_its_start_and_is_named() {
        var usage =
                Usage.between(
                        sample(0, Map.of(KAFKA, 900L), 0, 0),
                        sample(10, Map.of(KAFKA_AGAIN, 70L), 0, 70));

        assertThat(usage.cpuMs()).containsExactly(entry("kafka", 700.0));
        assertThat(usage.restarted()).containsExactly("kafka");
    }

    @Test
    void database_counters_are_differences() {
        var usage = Usage.between(sample(5, Map.of(), 0, 0), sample(15, Map.of(), 0, 0));

        assertThat(usage.database())
                .isEqualTo(new DatabaseCounters(100, 1_000, 10, Map.of("checkout", 50L)));
    }

    private static Sample sample(
            long seconds, Map<ProcessKey, Long> ticks, long clientTicks, long machineTicks) {
        var database =
                new DatabaseCounters(
                        10 * seconds, 100 * seconds, seconds, Map.of("checkout", 5 * seconds));
        return new Sample(
                TimeUnit.SECONDS.toNanos(seconds), ticks, clientTicks, machineTicks, database);
    }
}
