package io.gerbang.local.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Finds the processes of a cluster, which all work in its folder; a bare id may be anybody's. */
final class PostgresProcesses {
    private static final long POLL_NS = 10_000_000;

    private PostgresProcesses() {}

    static boolean isPostmaster(long processId, Path data) {
        return ProcessHandle.of(processId)
                .flatMap(process -> process.info().commandLine())
                .filter(command -> command.contains(data.toString()))
                .isPresent();
    }

    /**
     * Blocks until none is left. Where there is no {@code /proc}, orphans are left to notice by
     * themselves that their parent has died.
     */
    static void killAll(Path data) throws IOException {
        var folder = data.toRealPath();
        var processes = workingIn(folder);
        while (!processes.isEmpty()) {
            processes.forEach(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(POLL_NS);
            processes = workingIn(folder);
        }
    }

    private static List<ProcessHandle> workingIn(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> folder.equals(workingFolder(process)))
                .toList();
    }

    private static Path workingFolder(ProcessHandle process) {
        try {
            return Path.of("/proc", Long.toString(process.pid()), "cwd").toRealPath();
        } catch (IOException goneOrNotOurs) {
            return Path.of("");
        }
    }
}
