package io.gerbang.local.supervision;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Tells a person what happens, on a terminal and in a log file. Never told a secret. */
public final class Journal {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final PrintStream terminal;
    private final Path file;

    public Journal(PrintStream terminal, Path file) {
        this.terminal = terminal;
        this.file = file;
    }

    public synchronized void say(String sentence) {
        var line = LocalTime.now().format(SECONDS) + " " + sentence;
        terminal.println(line);
        try {
            Files.writeString(
                    file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            terminal.println("The log file cannot be written: " + failure);
        }
    }
}
