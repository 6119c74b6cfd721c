package io.gerbang.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files in which Linux tells what processes use. */
final class Proc {
    /** Clock ticks in a second: fixed for user space on every architecture that has a JVM. */
    static final int TICKS_PER_SECOND = 100;

    private static final Path ROOT = Path.of("/proc");
    private static final String PSS = "Pss:";

    private Proc() {}

    static MachineStat machine() throws IOException {
        try (var lines = Files.lines(ROOT.resolve("stat"))) {
            return MachineStat.parse(lines.findFirst().orElseThrow());
        }
    }

    /** Empty where the process has ended. */
    static Optional<ProcessStat> stat(long processId) throws IOException {
        return read(processId, "stat").map(ProcessStat::parse);
    }

    /** Memory with its share of what several processes map, in kilobytes; 0 where it has ended. */
    static long proportionalKb(long processId) throws IOException {
        return read(processId, "smaps_rollup").map(Proc::parseProportionalKb).orElse(0L);
    }

    static long parseProportionalKb(String rollup) {
        return rollup.lines()
                .filter(line -> line.startsWith(PSS))
                .map(line -> line.substring(PSS.length()).strip().split(" ")[0])
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    static List<Long> children(long parent) throws IOException {
        var children = new ArrayList<Long>();
        try (var processes = Files.newDirectoryStream(ROOT, "[0-9]*")) {
            for (var process : processes) {
                var processId = Long.parseLong(process.getFileName().toString());
                if (stat(processId).filter(stat -> stat.parent() == parent).isPresent()) {
                    children.add(processId);
                }
            }
        }
        return children;
    }

    private static Optional<String> read(long processId, String name) throws IOException {
        try {
            return Optional.of(
                    Files.readString(ROOT.resolve(Long.toString(processId)).resolve(name)));
        } catch (NoSuchFileException ended) {
            return Optional.empty();
        } catch (IOException failure) {
            // A process that ends while its file is read: "No such process".
            if (Files.exists(ROOT.resolve(Long.toString(processId)))) {
                throw failure;
            }
            return Optional.empty();
        }
    }
}
