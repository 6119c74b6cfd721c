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
import io.gerbang.bench.read.Questions;
import io.gerbang.bench.read.Reading;
import io.gerbang.bench.report.Machine;
import io.gerbang.bench.report.Phase;
import io.gerbang.bench.report.Report;
import io.gerbang.bench.seed.Seeder;
import io.gerbang.bench.webhook.WebhookListener;
import io.gerbang.bench.webhook.WebhookRegistration;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * One run: the floor first, then cards and a webhook endpoint, then every load; then, where it is
 * asked for, the seeding and every load once more, and reads.
 */
final class Bench {
    private static final int EVENT_LOOPS = 2;
    private static final int CARDS = 2_000;
    private static final int MOST_CONNECTIONS = 256;
    private static final int READERS = 8;
    private static final String CHECKOUT = "checkout";

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
        var floor = new Floor(gateway.superuserJdbcUrl("postgres")).measure();
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
            var count = options.scenarios().isEmpty() ? 0 : CARDS;
            Progress.say("Making " + count + " payment methods");
            var cards = loop.await(() -> Cards.create(client, run, count, random));
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
            var measured = new ArrayList<>(phases.run(""));
            if (options.seed() > 0) {
                seed(loop, gateway, client);
                measured.addAll(phases.run(Phase.SEEDED));
            }
            return new Report(
                    Machine.here(),
                    floor,
                    measured,
                    listener.deliveries(),
                    listener.forgeries(),
                    read(loop, gateway, client));
        } finally {
            remove(loop, endpoint);
        }
    }

    private void seed(EventLoop loop, Gateway gateway, GatewayClient client)
            throws SQLException, IOException {
        Progress.say("Seeding %,d payments".formatted(options.seed()));
        var card = loop.await(() -> Cards.keep(client, run + "-seed-card", random));
        var database = gateway.superuserJdbcUrl(CHECKOUT);
        new Seeder(client, run + "-seed", card, database, Progress::say).seed(options.seed());
        // What follows is not to write what was seeded to the disk.
        try (var connection = DriverManager.getConnection(database);
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    private List<Reading> read(EventLoop loop, Gateway gateway, GatewayClient client)
            throws SQLException {
        if (options.readSeconds() == 0) {
            return List.of();
        }
        var reads = Questions.load(client, gateway.jdbcUrl(CHECKOUT), random);
        Progress.say("Warming up: reads, %d clients".formatted(READERS));
        loop.await(() -> reads.run(READERS, options.warmUpSeconds()));
        Progress.say("Measuring: reads, %d clients".formatted(READERS));
        return loop.await(() -> reads.run(READERS, options.readSeconds()));
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
