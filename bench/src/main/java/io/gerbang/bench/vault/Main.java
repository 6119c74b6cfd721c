package io.gerbang.bench.vault;

import io.gerbang.bench.EventLoop;
import io.gerbang.bench.Progress;
import io.gerbang.bench.gateway.GatewayFiles;
import io.gerbang.bench.load.Cards;
import io.gerbang.bench.load.ClosedLoop;
import io.gerbang.bench.load.GatewayClient;
import io.gerbang.bench.load.Journal;
import io.gerbang.bench.load.Load;
import io.gerbang.bench.load.OpenLoop;
import io.gerbang.bench.load.Orders;
import io.gerbang.bench.load.Scenario;
import io.gerbang.bench.load.Tally;
import io.gerbang.bench.load.Work;
import io.gerbang.bench.vault.VaultFigures.Window;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * What {@code ./gerbang bench vault} runs: what the vault adds to a payment, and a rotation of its
 * data key while payments run.
 */
public final class Main {
    private static final int UNCLEAN = 1;
    private static final int UNABLE = 2;
    private static final int PAYERS = 200;
    private static final int TIMED = 3_000;
    private static final int MOST_CONNECTIONS = 256;
    private static final int TURNS = 6;
    private static final long UNFINISHED = -1;

    /** The last slice goes on when the rotation has ended, so it must be short. */
    private static final int SLICE_SECONDS = 10;

    private final Options options;
    private final EventLoop loop;
    private final GatewayClient client;
    private final SealedCards sealed;
    private final Operator operator;
    private final String run = "vault-" + Long.toString(System.currentTimeMillis(), 36);
    private final SplittableRandom random = new SplittableRandom();
    private final List<Window> windows = new ArrayList<>();
    private int loads;

    private Main(
            Options options,
            EventLoop loop,
            GatewayClient client,
            SealedCards sealed,
            Operator operator) {
        this.options = options;
        this.loop = loop;
        this.client = client;
        this.sealed = sealed;
        this.operator = operator;
    }

    static void main(String... arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        try {
            var figures = run(Options.parse(arguments));
            System.out.println(figures.markdown());
            System.exit(figures.isClean() ? 0 : UNCLEAN);
        } catch (IllegalArgumentException
                | IOException
                | SQLException
                | CompletionException
                | ExecutionException failure) {
            System.err.println(
                    "gerbang bench vault: " + Progress.withoutPassword(failure.getMessage()));
            System.exit(UNABLE);
        }
    }

    private static VaultFigures run(Options options)
            throws IOException,
                    SQLException,
                    GeneralSecurityException,
                    ExecutionException,
                    InterruptedException {
        var state = Path.of(System.getProperty("gerbang.state", ".gerbang"));
        var gateway = new GatewayFiles(state).read();
        var vertx = Vertx.vertx();
        try (var operator = new Operator(gateway)) {
            var client =
                    new GatewayClient(
                            vertx,
                            gateway.url(),
                            gateway.secretKey(),
                            MOST_CONNECTIONS,
                            Journal.open(null));
            var sealed =
                    new SealedCards(
                            gateway.superuserJdbcUrl("authorization"),
                            state.resolve("vault-master-key").toString());
            return new Main(options, EventLoop.of(vertx), client, sealed, operator).measure();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private VaultFigures measure()
            throws IOException,
                    SQLException,
                    GeneralSecurityException,
                    ExecutionException,
                    InterruptedException {
        sealed.remove();
        Progress.say("Making " + PAYERS + " payment methods");
        var own = loop.await(() -> Cards.create(client, run, PAYERS, random));
        var paced = new OpenLoop(options.rate());
        Progress.say("Warming up");
        tally(own, paced, options.warmUpSeconds());
        compare(own);
        var storeAndRead = sealed.storeAndRead(TIMED).getValueAtPercentile(50) / 1e6;
        Progress.say("Sealing " + options.cards() + " cards");
        sealed.insert(options.cards());
        pay("before", own, paced, options.seconds());
        var seconds = rotate(own, paced);
        pay("after", own, paced, options.seconds());
        sealed.remove();
        return new VaultFigures(options.cards(), seconds, storeAndRead, List.copyOf(windows));
    }

    /** One payment at a time with either kind of card, in turns: both meet the same machine. */
    private void compare(Cards own) {
        Progress.say("Comparing a test card's name and a card of the vault");
        var alone = new ClosedLoop(1);
        var named = new Tally();
        var vaulted = new Tally();
        for (var turn = 0; turn < TURNS; turn++) {
            named.add(tally(own.onlyShared(), alone, options.seconds() / TURNS + 1));
            vaulted.add(tally(own.onlyOwn(), alone, options.seconds() / TURNS + 1));
        }
        windows.add(new Window("with a test card's name, " + alone.title(), named));
        windows.add(new Window("with a card of the vault, " + alone.title(), vaulted));
    }

    /** Pays until all cards are under the new key. */
    private long rotate(Cards cards, Load load) throws IOException, InterruptedException {
        var begin = Instant.now();
        var limit = begin.plusSeconds(options.rotationSeconds());
        var all = new Tally();
        operator.rotateDataKey();
        var left = operator.reencrypted();
        while (left >= 0 && Instant.now().isBefore(limit)) {
            Progress.say("Rotating: %,d cards".formatted(left));
            all.add(tally(cards, load, SLICE_SECONDS));
            left = operator.reencrypted();
        }
        windows.add(new Window("during the rotation, " + load.title(), all));
        return left < 0 ? Duration.between(begin, Instant.now()).toSeconds() : UNFINISHED;
    }

    private void pay(String title, Cards cards, Load load, int seconds) {
        Progress.say("Measuring: " + title);
        windows.add(new Window(title + ", " + load.title(), tally(cards, load, seconds)));
    }

    private Tally tally(Cards cards, Load load, int seconds) {
        var orders = new Orders(run + "-" + loads++, cards, random);
        var work = new Work(loop.vertx(), client, Scenario.PURCHASE, orders);
        return loop.await(() -> load.run(work, seconds));
    }
}
