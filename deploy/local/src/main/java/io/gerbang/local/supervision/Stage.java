package io.gerbang.local.supervision;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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

    /**
     * Stops one after the other; blocks until all are gone.
     *
     * @throws IOException the first failure of any, once all have been stopped
     */
    public static void stopAll(List<Stage> stages) throws IOException {
        var failures = new ArrayDeque<IOException>();
        for (var stage : stages) {
            try {
                stage.stop();
            } catch (IOException failure) {
                failures.add(failure);
            }
        }
        throwFirst(failures);
    }

    /** Blocks until all are gone, and throws the first failure of any then. */
    private void stop() throws IOException {
        var failures = new ConcurrentLinkedQueue<IOException>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            processes.forEach(process -> threads.execute(() -> stop(process, failures)));
        }
        throwFirst(failures);
    }

    private static void stop(SupervisedProcess process, Queue<IOException> failures) {
        try {
            process.stop();
        } catch (IOException failure) {
            failures.add(failure);
        } catch (RuntimeException failure) {
            failures.add(new IOException(failure));
        }
    }

    private static void throwFirst(Queue<IOException> failures) throws IOException {
        var first = failures.peek();
        if (first != null) {
            throw first;
        }
    }
}
