package io.gerbang.check.letter;

import io.gerbang.check.gateway.Gateway;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** What {@code ./gerbang dlq} runs. */
public final class Main {
    private static final int NOTHING_REPLAYED = 1;
    private static final int UNABLE = 2;

    private Main() {}

    static void main(String... arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Request.USAGE);
            return;
        }
        try {
            System.exit(run(Request.parse(arguments)));
        } catch (IllegalArgumentException | IOException | SQLException failure) {
            System.err.println("gerbang dlq: " + failure.getMessage());
            System.exit(UNABLE);
        }
    }

    private static int run(Request request) throws IOException, SQLException, InterruptedException {
        var state = Path.of(System.getProperty("gerbang.state", ".gerbang"));
        var letters = new DeadLetters(Gateway.find(state, System.getenv()), System.out);
        return switch (request) {
            case Request.Look look -> {
                letters.list(look);
                yield 0;
            }
            case Request.Replay replay -> letters.replay(replay) > 0 ? 0 : NOTHING_REPLAYED;
        };
    }
}
