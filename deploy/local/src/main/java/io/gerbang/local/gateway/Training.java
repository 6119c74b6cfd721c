package io.gerbang.local.gateway;

import io.gerbang.local.EdgeProcess;
import io.gerbang.local.FreePort;
import io.gerbang.local.KafkaProcess;
import io.gerbang.local.ReadyFile;
import io.gerbang.local.postgres.Folders;
import io.gerbang.local.supervision.StartFailure;
import io.gerbang.local.supervision.StateFolder;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Runs the broker and the edge for a moment, so that their JVMs write ahead-of-time caches: with
 * them they start, and recover, in less than half of the processor time.
 */
public final class Training {
    private static final int ATTEMPTS = 600;
    private static final long POLL_MS = 100;

    private Training() {}

    /** Blocks until the caches are written beside this module's archive. */
    public static int run(StateFolder state) throws IOException {
        var folder = state.root().resolve("training");
        Folders.delete(folder);
        var data = folder.resolve("kafka");
        var kafkaPort = Integer.toString(FreePort.take());
        var kafka =
                start(
                        JavaCommand.trainingOf(
                                state,
                                Programs.KAFKA_HEAP,
                                KafkaProcess.class,
                                List.of(data.toString(), kafkaPort, "first", "second:compact")));
        var edgePort = FreePort.take();
        var edge =
                start(
                        JavaCommand.trainingOf(
                                state,
                                Programs.EDGE_HEAP,
                                EdgeProcess.class,
                                List.of(Integer.toString(edgePort))));
        var outside = "http://127.0.0.1:" + edgePort;
        await(edge, () -> HttpProbe.answers(outside, HttpURLConnection.HTTP_NOT_FOUND));
        await(kafka, () -> ReadyFile.beside(data).names(kafka.pid()));
        for (var process : List.of(edge, kafka)) {
            process.destroy();
            process.onExit().join();
        }
        Folders.delete(folder);
        return 0;
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
    }

    private static void await(Process process, BooleanSupplier ready) {
        try {
            for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (ready.getAsBoolean()) {
                    return;
                }
                if (process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
            process.destroyForcibly();
            throw new StartFailure("Training failed: " + process.info().commandLine().orElse(""));
        } catch (InterruptedException interruption) {
            process.destroyForcibly();
            throw new StartFailure("Interrupted while training");
        }
    }
}
