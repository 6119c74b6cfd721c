package io.gerbang.bench;

import io.gerbang.bench.gateway.Gateway;
import io.gerbang.bench.gateway.GatewayFiles;
import io.gerbang.bench.load.Cards;
import io.gerbang.bench.load.GatewayClient;
import io.gerbang.bench.load.Journal;
import io.gerbang.bench.load.Orders;
import io.gerbang.bench.measure.ConsumerLag;
import io.gerbang.bench.measure.Databases;
import io.gerbang.bench.measure.Drain;
import io.gerbang.bench.measure.Floor;
import io.gerbang.bench.measure.Processes;
import io.gerbang.bench.measure.Sampler;
import io.gerbang.bench.report.Machine;
import io.gerbang.bench.report.Report;
import io.gerbang.bench.webhook.WebhookListener;
import io.gerbang.bench.webhook.WebhookRegistration;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** One run: the floor first, then cards and a webhook endpoint, then every load. */
final class Bench {
    private static final int EVENT_LOOPS = 2;
    private static final int CARDS = 2_000;
    private static final int MOST_CONNECTIONS = 256;

    private final GatewayFiles files;
    private final Options options;
    private final SplittableRandom random = new SplittableRandom();
    private final String run = "bench-" + Long.toString(System.currentTimeMillis(), 36);

    Bench(GatewayFiles files, Options options) {
        this.files = files;
        this.options = options;
    }

    Report run() throws IOException, SQLException, ExecutionException, InterruptedException {
        var gateway = files.read();
        Progress.say("Measuring the floor");
        var floor = new Floor(gateway.superuserJdbcUrl()).measure();
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
        try (var journal = Journal.open(options.journal());
                var databases = new Databases(gateway);
                var lag = new ConsumerLag(gateway.kafka())) {
            return load(EventLoop.of(vertx), gateway, journal, databases, lag, floor);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private Report load(
            EventLoop loop,
            Gateway gateway,
            Journal journal,
            Databases databases,
            ConsumerLag lag,
            List<Floor.Level> floor)
            throws IOException, SQLException, ExecutionException, InterruptedException {
        var client =
                new GatewayClient(
                        loop.vertx(),
                        gateway.url(),
                        gateway.secretKey(),
                        MOST_CONNECTIONS,
                        journal);
        var listener = loop.await(() -> WebhookListener.listen(loop.vertx()));
        var endpoint = loop.await(() -> WebhookRegistration.create(client, listener, run));
        try {
            Progress.say("Making " + CARDS + " payment methods");
            var cards = loop.await(() -> Cards.create(client, run, CARDS, random));
            var processes = new Processes(files);
            var phases =
                    new Phases(
                            options,
                            loop,
                            client,
                            new Orders(run, cards, random),
                            new Drain(databases, lag, listener, endpoint.id()),
                            new Sampler(processes, databases),
                            processes,
                            listener);
            return new Report(
                    Machine.here(),
                    floor,
                    phases.run(),
                    listener.deliveries(),
                    listener.forgeries());
        } finally {
            remove(loop, endpoint);
        }
    }

    /** The figures stand even where the gateway does not answer any more. */
    private static void remove(EventLoop loop, WebhookRegistration endpoint) {
        try {
            loop.await(endpoint::remove);
        } catch (CompletionException failure) {
            Progress.say("The webhook endpoint is left behind: " + failure.getCause());
        }
    }
}
