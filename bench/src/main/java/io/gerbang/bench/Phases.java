package io.gerbang.bench;

import io.gerbang.bench.load.GatewayClient;
import io.gerbang.bench.load.Load;
import io.gerbang.bench.load.Orders;
import io.gerbang.bench.load.Scenario;
import io.gerbang.bench.load.Tally;
import io.gerbang.bench.load.Work;
import io.gerbang.bench.measure.Drain;
import io.gerbang.bench.measure.Processes;
import io.gerbang.bench.measure.Sampler;
import io.gerbang.bench.measure.Usage;
import io.gerbang.bench.report.Phase;
import io.gerbang.bench.webhook.WebhookListener;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Runs one load after the other; each ends when nothing of it is left to do. */
record Phases(
        Options options,
        EventLoop loop,
        GatewayClient client,
        Orders orders,
        Drain drain,
        Sampler sampler,
        Processes processes,
        WebhookListener listener) {

    /**
     * @param store what is added to the loads' titles
     */
    List<Phase> run(String store)
            throws IOException, SQLException, ExecutionException, InterruptedException {
        var phases = new ArrayList<Phase>();
        for (var scenario : options.scenarios()) {
            var warmUp = options.warmUp();
            Progress.say("Warming up: %s, %s".formatted(scenario.title(), warmUp.title()));
            measure(scenario, warmUp, store, options.warmUpSeconds());
            for (var load : options.loads()) {
                Progress.say("Measuring: %s, %s".formatted(scenario.title(), load.title()));
                phases.add(measure(scenario, load, store, options.seconds()));
            }
        }
        return phases;
    }

    private Phase measure(Scenario scenario, Load load, String store, int seconds)
            throws IOException, SQLException, ExecutionException, InterruptedException {
        listener.forget();
        var work = new Work(loop.vertx(), client, scenario, orders);
        var before = sampler.take();
        var tally = loop.await(() -> load.run(work, seconds));
        var left = drain.await(tally.accepted());
        var usage = Usage.between(before, sampler.take());
        return new Phase(
                scenario.title(),
                load.title() + store,
                seconds,
                tally.inWindow(),
                tally.accepted().size(),
                tally.late(),
                tally.failures(),
                latency(tally),
                usage,
                processes.memoryMb(),
                left);
    }

    private static Phase.Latency latency(Tally tally) {
        return new Phase.Latency(
                tally.latencyMs(50),
                tally.latencyMs(95),
                tally.latencyMs(99),
                tally.requestLatencyMs(99));
    }
}
