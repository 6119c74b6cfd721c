package io.gerbang.local.gateway;

import io.gerbang.local.EdgeProcess;
import io.gerbang.local.FreePort;
import io.gerbang.local.KafkaProcess;
import io.gerbang.local.ReadyFile;
import io.gerbang.local.postgres.Folders;
import io.gerbang.local.supervision.StartFailure;
import io.gerbang.local.supervision.StateFolder;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Runs the broker and the edge for a moment, so that their JVMs write ahead-of-time caches: with
 * them they start, and recover, in less than half of the processor time.
 */
public final class Training {
    private static final int ATTEMPTS = 600;
    private static final long POLL_MS = 100;

    /** A program in training, and what it has to say. */
    private record Trainee(String name, Process process, Path log) {}

    private final StateFolder state;
    private final Path folder;
    private final List<Trainee> trainees = new ArrayList<>();
    private boolean over;

    private Training(StateFolder state) {
        this.state = state;
        this.folder = state.root().resolve("training");
    }

    /**
     * Blocks until the caches are written beside this module's archive.
     *
     * @throws StartFailure where a program ends too soon, or is not ready within a minute; none is
     *     left running
     */
    public static int run(StateFolder state) throws IOException {
        var training = new Training(state);
        Runtime.getRuntime().addShutdownHook(new Thread(training::kill));
        try {
            training.train();
        } finally {
            training.kill();
        }
        return 0;
    }

    private void train() throws IOException {
        Folders.delete(folder);
        Files.createDirectories(folder);
        var data = folder.resolve("kafka");
        var kafka =
                start(
                        "kafka",
                        Programs.KAFKA_HEAP,
                        KafkaProcess.class,
                        List.of(
                                data.toString(),
                                Integer.toString(FreePort.take()),
                                "first",
                                "second:compact"));
        var port = FreePort.take();
        var edge =
                start(
                        "edge",
                        Programs.EDGE_HEAP,
                        EdgeProcess.class,
                        List.of(Integer.toString(port)));
        var outside = "http://127.0.0.1:" + port;
        await(edge, _ -> HttpProbe.answers(outside, HttpURLConnection.HTTP_NOT_FOUND));
        await(kafka, process -> ReadyFile.beside(data).names(process.pid()));
        for (var trainee : List.of(edge, kafka)) {
            trainee.process().destroy();
            trainee.process().onExit().join();
        }
        Folders.delete(folder);
    }

    private synchronized Trainee start(
            String name, Heap heap, Class<?> mainClass, List<String> arguments) throws IOException {
        if (over) {
            throw new StartFailure("The training was interrupted");
        }
        var log = folder.resolve(name + ".log");
        var process =
                new ProcessBuilder(JavaCommand.trainingOf(state, heap, mainClass, arguments))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        var trainee = new Trainee(name, process, log);
        trainees.add(trainee);
        return trainee;
    }

    private static void await(Trainee trainee, Predicate<Process> ready) {
        var process = trainee.process();
        try {
            for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (ready.test(process)) {
                    return;
                }
                if (process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
                    throw failure(trainee, "ended with status " + process.exitValue());
                }
            }
            throw failure(trainee, "was not ready in time");
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw failure(trainee, "was interrupted");
        }
    }

    private static StartFailure failure(Trainee trainee, String end) {
        return new StartFailure(
                "The training of %s %s; see %s".formatted(trainee.name(), end, trainee.log()));
    }

    /** For good. A JVM that writes its cache does so in a child of its own. */
    private synchronized void kill() {
        over = true;
        for (var trainee : trainees) {
            trainee.process().descendants().forEach(ProcessHandle::destroyForcibly);
            trainee.process().destroyForcibly();
        }
    }
}
