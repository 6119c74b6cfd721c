package io.gerbang.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A report as tables that can be pasted into a page. */
public final class Markdown {
    private static final double BYTES_PER_KB = 1024;

    private Markdown() {}

    public static String of(Report report) {
        var text = new StringBuilder();
        var machine = report.machine();
        text.append(
                "%d cores of %s, %d MB of memory; %d webhooks received, %d with a wrong signature\n"
                        .formatted(
                                machine.cores(),
                                machine.processor(),
                                machine.memoryMb(),
                                report.webhookDeliveries(),
                                report.webhookForgeries()));
        var phases = report.phases();
        if (!phases.isEmpty()) {
            section(text, "Load", load(phases));
            section(text, "Core-ms per payment", perProcess(phases, Markdown::cpu));
            section(text, "Commits per payment", perProcess(phases, Markdown::commits));
            section(text, "Memory after the load (PSS, MB)", perProcess(phases, Markdown::memory));
        }
        if (!report.comparisons().isEmpty()) {
            section(text, "Seeded store against the one before", seeded(report));
        }
        if (!report.readings().isEmpty()) {
            section(text, "Reads", reads(report));
        }
        section(text, "Floor: single-row inserts on the same PostgreSQL", floor(report));
        text.append(problems(phases));
        return text.toString();
    }

    private static void section(StringBuilder text, String title, MarkdownTable table) {
        text.append("\n### ").append(title).append("\n\n").append(table);
    }

    private static MarkdownTable load(List<Phase> phases) {
        var head =
                List.of(
                        "scenario",
                        "load",
                        "payments/s",
                        "p50 ms",
                        "p95 ms",
                        "p99 ms",
                        "request p99",
                        "core-ms/payment",
                        "with client",
                        "fsyncs/payment",
                        "WAL kB/payment",
                        "ledger batch",
                        "foreign cores",
                        "drain s",
                        "late",
                        "failed");
        var table = new MarkdownTable(head, 2);
        for (var phase : phases) {
            var usage = phase.usage();
            var latency = phase.latency();
            table.add(
                    List.of(
                            phase.scenario(),
                            phase.load(),
                            decimals(0, phase.paymentsPerSecond()),
                            decimals(1, latency.p50Ms()),
                            decimals(1, latency.p95Ms()),
                            decimals(1, latency.p99Ms()),
                            decimals(1, latency.requestP99Ms()),
                            decimals(2, phase.perPayment(usage.gatewayCpuMs())),
                            decimals(
                                    2,
                                    phase.perPayment(usage.gatewayCpuMs() + usage.clientCpuMs())),
                            decimals(2, phase.perPayment(usage.database().fsyncs())),
                            decimals(
                                    1,
                                    phase.perPayment(usage.database().walBytes() / BYTES_PER_KB)),
                            decimals(1, phase.ledgerBatch()),
                            decimals(2, usage.foreignCores()),
                            decimals(1, phase.drainSeconds()),
                            Integer.toString(phase.late()),
                            Integer.toString(phase.failed())));
        }
        return table;
    }

    private static Map<String, String> cpu(Phase phase) {
        var cells = new LinkedHashMap<String, String>();
        phase.usage()
                .cpuMs()
                .forEach((name, ms) -> cells.put(name, decimals(2, phase.perPayment(ms))));
        cells.put("load client", decimals(2, phase.perPayment(phase.usage().clientCpuMs())));
        return cells;
    }

    private static Map<String, String> commits(Phase phase) {
        var cells = new LinkedHashMap<String, String>();
        phase.usage()
                .database()
                .commits()
                .forEach((name, count) -> cells.put(name, decimals(2, phase.perPayment(count))));
        return cells;
    }

    private static Map<String, String> memory(Phase phase) {
        var cells = new LinkedHashMap<String, String>();
        phase.memoryMb().forEach((name, megabytes) -> cells.put(name, decimals(0, megabytes)));
        var sum = phase.memoryMb().values().stream().mapToDouble(Double::doubleValue).sum();
        cells.put("sum", decimals(0, sum));
        return cells;
    }

    private static MarkdownTable perProcess(
            List<Phase> phases, Function<Phase, Map<String, String>> cellsOf) {
        var names =
                phases.stream()
                        .flatMap(phase -> cellsOf.apply(phase).keySet().stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        var head = new ArrayList<>(List.of("scenario", "load"));
        head.addAll(names);
        var table = new MarkdownTable(head, 2);
        for (var phase : phases) {
            var cells = cellsOf.apply(phase);
            var row = new ArrayList<>(List.of(phase.scenario(), phase.load()));
            names.forEach(name -> row.add(cells.getOrDefault(name, "")));
            table.add(row);
        }
        return table;
    }

    private static MarkdownTable seeded(Report report) {
        var head =
                List.of(
                        "scenario",
                        "load",
                        "payments/s, each window",
                        "seeded",
                        "ratio",
                        "p50 ms",
                        "seeded",
                        "p99 ms",
                        "seeded",
                        "core-ms/payment",
                        "seeded");
        var table = new MarkdownTable(head, 2);
        for (var comparison : report.comparisons()) {
            var before = comparison.before();
            var seeded = comparison.seeded();
            table.add(
                    List.of(
                            before.getFirst().scenario(),
                            before.getFirst().load(),
                            each(before),
                            each(seeded),
                            decimals(3, comparison.speed()),
                            mean(1, before, phase -> phase.latency().p50Ms()),
                            mean(1, seeded, phase -> phase.latency().p50Ms()),
                            mean(1, before, phase -> phase.latency().p99Ms()),
                            mean(1, seeded, phase -> phase.latency().p99Ms()),
                            mean(2, before, Markdown::coreMs),
                            mean(2, seeded, Markdown::coreMs)));
        }
        return table;
    }

    private static String each(List<Phase> windows) {
        return windows.stream()
                .map(phase -> decimals(0, phase.paymentsPerSecond()))
                .collect(Collectors.joining(", "));
    }

    private static String mean(int digits, List<Phase> windows, ToDoubleFunction<Phase> figure) {
        return decimals(digits, Report.Comparison.mean(windows, figure));
    }

    private static double coreMs(Phase phase) {
        return phase.perPayment(phase.usage().gatewayCpuMs());
    }

    private static MarkdownTable reads(Report report) {
        var table =
                new MarkdownTable(List.of("read", "failures", "answers", "p50 ms", "p99 ms"), 2);
        for (var reading : report.readings()) {
            table.add(
                    List.of(
                            reading.kind(),
                            reading.failures().isEmpty() ? "-" : reading.failures().toString(),
                            Long.toString(reading.answers()),
                            decimals(1, reading.p50Ms()),
                            decimals(1, reading.p99Ms())));
        }
        return table;
    }

    private static MarkdownTable floor(Report report) {
        var table = new MarkdownTable(List.of("connections", "commits/s"), 0);
        for (var level : report.floor()) {
            table.add(
                    List.of(
                            Integer.toString(level.connections()),
                            decimals(0, level.commitsPerSecond())));
        }
        return table;
    }

    private static String problems(List<Phase> phases) {
        return phases.stream()
                .filter(phase -> !phase.isClean())
                .map(phase ->
                        "\n%s, %s: failures %s; late %d; left to do: %s; restarted: %s\n"
                                .formatted(
                                        phase.scenario(),
                                        phase.load(),
                                        phase.failures(),
                                        phase.late(),
                                        phase.left().isEmpty() ? "nothing" : phase.left(),
                                        phase.usage().restarted()))
                .collect(Collectors.joining());
    }

    private static String decimals(int digits, double value) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
