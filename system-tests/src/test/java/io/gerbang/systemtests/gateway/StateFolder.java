package io.gerbang.systemtests.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files by which scripts get hold of a gateway. */
public record StateFolder(Path root) {
    private static final Pattern VARIABLE = Pattern.compile("(\\w+)='([^']*)'");

    Map<String, String> variables() throws IOException {
        return variables("env");
    }

    /** A password of the gateway's own, which no script is told. */
    public String secret(String name) throws IOException {
        return variables("secrets").get(name);
    }

    private Map<String, String> variables(String file) throws IOException {
        try (var lines = Files.lines(root.resolve(file))) {
            return lines.map(VARIABLE::matcher)
                    .filter(Matcher::matches)
                    .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2)));
        }
    }

    /** The process that its pid file names, if that runs. */
    public Optional<ProcessHandle> process(String name) {
        try {
            var text = Files.readString(root.resolve("run").resolve(name + ".pid")).strip();
            return text.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(text)).filter(ProcessHandle::isAlive);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** All that the processes have said so far. */
    public String logs() {
        try (var files = Files.list(root.resolve("log"))) {
            return files.map(StateFolder::read).collect(Collectors.joining("\n"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void erase() throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (var files = Files.walk(root)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
