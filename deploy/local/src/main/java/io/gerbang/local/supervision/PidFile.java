package io.gerbang.local.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Names a running process. The system gives the id of a dead process to another in time, so an id
 * counts only while its process has the mark in its command line.
 *
 * @param mark what the command lines of all processes of this gateway contain
 */
public record PidFile(Path file, Path mark) {

    public void write(long processId) throws IOException {
        OwnerOnlyFile.write(file, processId + "\n");
    }

    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /** The process, if it runs and is ours. */
    public Optional<ProcessHandle> find() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return processId(Files.readString(file))
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(process -> commandLine(process).contains(mark.toString()));
    }

    /** None in a file that a crash left half written. */
    public static Optional<Long> processId(String content) {
        try {
            return Optional.of(Long.parseLong(content.lines().findFirst().orElse("").strip()));
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }
}
