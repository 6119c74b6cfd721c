package io.gerbang.local.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Processes that do not wait for one another: they start together and stop together. */
public record Stage(List<SupervisedProcess> processes) {

    public static Stage of(List<? extends Program> programs, StateFolder state, Journal journal) {
        return new Stage(
                programs.stream()
                        .map(program -> new SupervisedProcess(program, state, journal))
                        .toList());
    }

    public void start() throws IOException {
        for (var process : processes) {
            process.start();
        }
    }

    /** Blocks until all are ready, as {@link SupervisedProcess#awaitReady}. */
    public void awaitReady(Duration limit) {
        processes.forEach(process -> process.awaitReady(limit));
    }

    /** Blocks until all are gone. */
    public void stop() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stops =
                    processes.stream()
                            .map(process ->
                                    CompletableFuture.runAsync(() -> stop(process), threads))
                            .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(stops).join();
        }
    }

    private static void stop(SupervisedProcess process) {
        try {
            process.stop();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
