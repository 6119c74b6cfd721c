package io.gerbang.bench.report;

import io.gerbang.bench.read.Reading;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** A report for programs: unrounded, sums instead of shares of a payment. */
public final class Json {
    private Json() {}

    public static String of(Report report) {
        var machine = report.machine();
        var floor = new JsonArray();
        for (var level : report.floor()) {
            floor.add(
                    new JsonObject()
                            .put("connections", level.connections())
                            .put("commits_per_second", level.commitsPerSecond()));
        }
        var phases = new JsonArray();
        report.phases().forEach(phase -> phases.add(phase(phase)));
        var readings = new JsonArray();
        report.readings().forEach(reading -> readings.add(reading(reading)));
        return new JsonObject()
                .put("cores", machine.cores())
                .put("processor", machine.processor())
                .put("memory_mb", machine.memoryMb())
                .put("webhook_deliveries", report.webhookDeliveries())
                .put("webhook_forgeries", report.webhookForgeries())
                .put("floor", floor)
                .put("phases", phases)
                .put("readings", readings)
                .encodePrettily();
    }

    private static JsonObject reading(Reading reading) {
        return new JsonObject()
                .put("kind", reading.kind())
                .put("answers", reading.answers())
                .put("failures", object(reading.failures()))
                .put("p50_ms", reading.p50Ms())
                .put("p99_ms", reading.p99Ms());
    }

    private static JsonObject phase(Phase phase) {
        return new JsonObject()
                .put("scenario", phase.scenario())
                .put("load", phase.load())
                .put("window_seconds", phase.windowSeconds())
                .put("payments_in_window", phase.inWindow())
                .put("payments_accepted", phase.accepted())
                .put("payments_per_second", phase.paymentsPerSecond())
                .put("late", phase.late())
                .put("failures", object(phase.failures()))
                .put("p50_ms", phase.latency().p50Ms())
                .put("p95_ms", phase.latency().p95Ms())
                .put("p99_ms", phase.latency().p99Ms())
                .put("request_p99_ms", phase.latency().requestP99Ms())
                .put("memory_mb", object(phase.memoryMb()))
                .put("left", phase.left())
                .mergeIn(usage(phase));
    }

    private static JsonObject usage(Phase phase) {
        var usage = phase.usage();
        var database = usage.database();
        return new JsonObject()
                .put("seconds", usage.seconds())
                .put("cpu_ms", object(usage.cpuMs()))
                .put("client_cpu_ms", usage.clientCpuMs())
                .put("foreign_cores", usage.foreignCores())
                .put("fsyncs", database.fsyncs())
                .put("wal_bytes", database.walBytes())
                .put("ledger_blocks", database.ledgerBlocks())
                .put("commits", object(database.commits()));
    }

    private static JsonObject object(Map<String, ? extends Number> numbers) {
        var object = new JsonObject();
        numbers.forEach(object::put);
        return object;
    }
}
