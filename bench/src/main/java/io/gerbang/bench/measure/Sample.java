package io.gerbang.bench.measure;

import java.util.Map;

/**
 * All counters at one moment.
 *
 * @param nanoseconds of {@link System#nanoTime()}
 * @param cpuTicks of each process of the gateway
 * @param clientTicks of this process
 * @param machineTicks of all cores together
 */
public record Sample(
        long nanoseconds,
        Map<ProcessKey, Long> cpuTicks,
        long clientTicks,
        long machineTicks,
        DatabaseCounters database) {}
