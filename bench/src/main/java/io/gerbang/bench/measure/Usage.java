package io.gerbang.bench.measure;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * What was used between two samples.
 *
 * @param cpuMs core-milliseconds of each process of the gateway
 * @param clientCpuMs core-milliseconds of the load client
 * @param foreignCores cores that neither the gateway nor the client kept busy, on average
 * @param restarted processes of which a life ended; what the life used to its end is not counted
 */
public record Usage(
        double seconds,
        Map<String, Double> cpuMs,
        double clientCpuMs,
        double foreignCores,
        DatabaseCounters database,
        Set<String> restarted) {
    private static final double TICK_MS = 1000.0 / Proc.TICKS_PER_SECOND;

    public static Usage between(Sample before, Sample after) {
        var cpuMs = new TreeMap<String, Double>();
        after.cpuTicks()
                .forEach((process, ticks) -> {
                    var used = ticks - before.cpuTicks().getOrDefault(process, 0L);
                    cpuMs.merge(process.name(), used * TICK_MS, Double::sum);
                });
        var restarted = new TreeSet<String>();
        before.cpuTicks().keySet().stream()
                .filter(process -> !after.cpuTicks().containsKey(process))
                .forEach(process -> restarted.add(process.name()));
        var seconds =
                (after.nanoseconds() - before.nanoseconds()) / (double) TimeUnit.SECONDS.toNanos(1);
        var clientCpuMs = (after.clientTicks() - before.clientTicks()) * TICK_MS;
        var machineMs = (after.machineTicks() - before.machineTicks()) * TICK_MS;
        var foreignMs = machineMs - clientCpuMs - sum(cpuMs);
        return new Usage(
                seconds,
                cpuMs,
                clientCpuMs,
                Math.max(0, foreignMs / TimeUnit.SECONDS.toMillis(1) / seconds),
                after.database().since(before.database()),
                restarted);
    }

    /** Core-milliseconds of the gateway, without the load client. */
    public double gatewayCpuMs() {
        return sum(cpuMs);
    }

    private static double sum(Map<String, Double> values) {
        return values.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
