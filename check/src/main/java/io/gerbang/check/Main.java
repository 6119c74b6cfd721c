package io.gerbang.check;

import io.gerbang.check.gateway.Gateway;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/**
 * Checks the gateway whose state lies in the folder of the system property {@code gerbang.state},
 * or that the environment describes. Exits with 1 where an invariant is violated, and with 2 where
 * something cannot be read.
 */
public final class Main {
    private static final int VIOLATED = 1;
    private static final int UNABLE = 2;

    private Main() {}

    static void main(String... arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        try {
            System.exit(run(Options.parse(arguments)));
        } catch (IllegalArgumentException | IOException | SQLException | KafkaException failure) {
            System.err.println("gerbang check: " + failure.getMessage());
            System.exit(UNABLE);
        }
    }

    private static int run(Options options) throws IOException, SQLException, InterruptedException {
        var state = Path.of(System.getProperty("gerbang.state", ".gerbang"));
        var gateway = Gateway.find(state, System.getenv());
        var report = new Report(System.out);
        for (var invariant : Invariants.of(gateway, options.journal())) {
            report.print(invariant, invariant.check());
        }
        report.sum();
        return report.isClean() ? 0 : VIOLATED;
    }
}
