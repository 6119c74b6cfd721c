package io.gerbang.local.supervision;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program until told to stop: a process that ends before that is started again, at once
 * after a long life and more slowly after each short one.
 */
public final class SupervisedProcess {
    private static final Duration LONG_LIFE = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 3_000;
    private static final long POLL_MS = 20;
    private static final int HOPELESS_STARTS = 4;

    private final Program program;
    private final StateFolder state;
    private final Journal journal;
    private @Nullable Process process;
    private boolean stopping;
    private volatile boolean ready;
    private volatile int starts;

    public SupervisedProcess(Program program, StateFolder state, Journal journal) {
        this.program = program;
        this.state = state;
        this.journal = journal;
    }

    /** Starts the first process, and from then on watches over its successors. */
    public void start() throws IOException {
        state.rotateLog(program.name());
        Thread.ofVirtual().name("supervise-" + program.name()).start(this::supervise);
    }

    /**
     * Blocks until a process of this program is ready.
     *
     * @throws StartFailure when it dies again and again, or takes longer than the limit
     */
    public void awaitReady(Duration limit) {
        var deadline = Instant.now().plus(limit);
        while (!ready) {
            if (starts >= HOPELESS_STARTS || Instant.now().isAfter(deadline) || isStopping()) {
                throw new StartFailure(
                        "%s does not start: %s; see %s"
                                .formatted(program.name(), lastWords(), logFile()));
            }
            pause(POLL_MS);
        }
    }

    /** Ends the process for good, with force if it does not listen; blocks until it is gone. */
    public void stop() throws IOException {
        Process last;
        synchronized (this) {
            stopping = true;
            last = process;
            notifyAll();
        }
        if (last != null && last.isAlive()) {
            requestStop(last);
            awaitEnd(last);
        }
        state.pidFile(program.name()).delete();
        state.readyFile(program.name()).delete();
    }

    private void supervise() {
        var pauseMs = FIRST_PAUSE_MS;
        while (!isStopping()) {
            var started = Instant.now();
            runOnce();
            ready = false;
            var lived = Duration.between(started, Instant.now());
            pauseMs = lived.compareTo(LONG_LIFE) > 0 ? FIRST_PAUSE_MS : pauseMs * 2;
            pause(Math.min(pauseMs, LONGEST_PAUSE_MS));
        }
    }

    private void runOnce() {
        try {
            var current = launch();
            if (current != null) {
                awaitReadyOrEnd(current);
                var status = current.onExit().join().exitValue();
                if (!isStopping()) {
                    var sentence = "%s ended with status %d and is started again";
                    journal.say(sentence.formatted(program.name(), status));
                }
            }
        } catch (IOException | RuntimeException failure) {
            // Whatever it is: without this thread the program would never be started again.
            journal.say(program.name() + " could not be started: " + failure);
        }
    }

    private synchronized @Nullable Process launch() throws IOException {
        if (stopping) {
            return null;
        }
        starts++;
        state.readyFile(program.name()).delete();
        var builder = program.command();
        builder.command(OwnSession.of(builder.command()));
        var log = Redirect.appendTo(logFile().toFile());
        var launched = builder.redirectErrorStream(true).redirectOutput(log).start();
        process = launched;
        try {
            launched.getOutputStream().close();
            state.pidFile(program.name()).write(launched.pid());
        } catch (IOException failure) {
            // Nobody would know of it, and its successor could not take its place.
            launched.destroyForcibly().onExit().join();
            throw failure;
        }
        return launched;
    }

    private void awaitReadyOrEnd(Process current) {
        var started = Instant.now();
        while (!ready && current.isAlive()) {
            if (program.isReady(current)) {
                noteReady(current);
                ready = true;
                var seconds = Duration.between(started, Instant.now()).toMillis() / 1000.0;
                journal.say("%s is ready after %.1f s".formatted(program.name(), seconds));
            } else {
                pause(POLL_MS);
            }
        }
    }

    /** For {@code status}, which asks from outside. */
    private void noteReady(Process current) {
        try {
            state.readyFile(program.name()).write(current.pid());
        } catch (IOException failure) {
            var sentence = "%s is ready, which cannot be written down: %s";
            journal.say(sentence.formatted(program.name(), failure.getMessage()));
        }
    }

    private void requestStop(Process last) {
        try {
            program.requestStop(last);
        } catch (IOException failure) {
            journal.say(program.name() + " cannot be asked to stop: " + failure.getMessage());
        }
    }

    private void awaitEnd(Process last) {
        try {
            if (!last.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                journal.say(program.name() + " did not stop in time and is killed");
                last.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interruption) {
            last.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String lastWords() {
        try {
            var lines = Files.readAllLines(logFile());
            return lines.isEmpty() ? "it says nothing" : lines.getLast();
        } catch (IOException unreadable) {
            return "it left no log";
        }
    }

    private Path logFile() {
        return state.logFile(program.name());
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private synchronized void pause(long milliseconds) {
        try {
            if (!stopping) {
                wait(milliseconds);
            }
        } catch (InterruptedException interruption) {
            stopping = true;
        }
    }
}
