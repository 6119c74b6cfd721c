package io.gerbang.bench;

import io.gerbang.bench.gateway.GatewayFiles;
import io.gerbang.bench.report.Json;
import io.gerbang.bench.report.Markdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * Measures the gateway that runs on this machine. The system property {@code gerbang.state} says
 * where its state lies. Exits with 1 where a payment failed, was late or was lost, or where reads
 * were slower than their limit, and with 2 where nothing could be measured.
 */
public final class Main {
    private static final int UNCLEAN = 1;
    private static final int UNABLE = 2;

    private Main() {}

    static void main(String... arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        try {
            System.exit(run(Options.parse(arguments)));
        } catch (IllegalArgumentException
                | IOException
                | SQLException
                | CompletionException
                | ExecutionException failure) {
            System.err.println("gerbang bench: " + Progress.withoutPassword(failure.getMessage()));
            System.exit(UNABLE);
        }
    }

    private static int run(Options options)
            throws IOException, SQLException, ExecutionException, InterruptedException {
        if (!Files.exists(Path.of("/proc/self/smaps_rollup"))) {
            throw new IOException("CPU and memory are read from Linux's /proc, which is not here");
        }
        var state = Path.of(System.getProperty("gerbang.state", ".gerbang"));
        var report = new Bench(new GatewayFiles(state), options).run();
        System.out.println(Markdown.of(report));
        if (options.json() != null) {
            Files.writeString(options.json(), Json.of(report));
        }
        return report.isClean() && report.readsWithin(options.readLimitMs()) ? 0 : UNCLEAN;
    }
}
