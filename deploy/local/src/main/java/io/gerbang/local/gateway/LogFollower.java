package io.gerbang.local.gateway;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints what is added to a log. */
final class LogFollower {
    private final Path file;
    private final PrintStream terminal;
    private long position;

    LogFollower(Path file, PrintStream terminal) {
        this.file = file;
        this.terminal = terminal;
    }

    void printNew() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(position);
            var added = new byte[(int) (log.length() - position)];
            log.readFully(added);
            position += added.length;
            terminal.write(added);
        }
    }
}
