package io.gerbang.local.postgres;

import java.io.IOException;
import java.nio.file.Path;

/** Finds the processes of a cluster, which all work in its folder; a bare id may be anybody's. */
final class PostgresProcesses {
    private PostgresProcesses() {}

    static boolean isPostmaster(long processId, Path data) {
        return ProcessHandle.of(processId)
                .flatMap(process -> process.info().commandLine())
                .filter(command -> command.contains(data.toString()))
                .isPresent();
    }

    /** Where there is no {@code /proc}, orphans are left to notice that their parent has died. */
    static void killAll(Path data) throws IOException {
        var folder = data.toRealPath();
        var processes =
                ProcessHandle.allProcesses()
                        .filter(process -> folder.equals(workingFolder(process)))
                        .toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    private static Path workingFolder(ProcessHandle process) {
        try {
            return Path.of("/proc", Long.toString(process.pid()), "cwd").toRealPath();
        } catch (IOException goneOrNotOurs) {
            return Path.of("");
        }
    }
}
