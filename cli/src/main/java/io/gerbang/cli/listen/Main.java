package io.gerbang.cli.listen;

import io.gerbang.cli.api.Api;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Prints a merchant's events as they happen, and forwards them. Exits with 2 where it cannot. */
public final class Main {
    private static final int UNABLE = 2;

    private Main() {}

    static void main(String... arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        try {
            listen(Options.parse(arguments));
        } catch (IllegalArgumentException | IOException failure) {
            System.err.println("gerbang listen: " + failure.getMessage());
            System.exit(UNABLE);
        }
    }

    /** Returns only when the process is told to end. */
    private static void listen(Options options) throws IOException, InterruptedException {
        var api = Api.of(System.getenv());
        var forwarder = new Forwarder(options.forwardTo(), System.out, Clock.systemDefaultZone());
        try (var listener = new Listener(forwarder)) {
            var endpoint = TemporaryEndpoint.register(api, listener.url(), options);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(endpoint)));
            System.out.println(
                    "Ready! Your webhook signing secret is " + endpoint.secret() + " (^C to quit)");
            new CountDownLatch(1).await();
        }
    }

    private static void remove(TemporaryEndpoint endpoint) {
        try {
            endpoint.remove();
        } catch (IOException failure) {
            System.err.println("The endpoint stays behind: " + failure.getMessage());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
