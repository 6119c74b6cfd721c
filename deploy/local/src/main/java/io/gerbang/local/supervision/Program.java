package io.gerbang.local.supervision;

import java.io.IOException;

/** What a supervised process runs, how it says that it is ready, and how it ends. */
public interface Program {
    /** Names the pid file and the log file. */
    String name();

    /** The command of a new process; called before each start, and so clears what the last left. */
    ProcessBuilder command() throws IOException;

    /** Whether the process serves; called every few milliseconds until it does. */
    boolean isReady(Process process);

    /** Asks the process to end in order; need not wait for it. */
    default void requestStop(Process process) throws IOException {
        process.destroy();
    }
}
