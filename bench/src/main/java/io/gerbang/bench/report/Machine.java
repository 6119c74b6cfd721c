package io.gerbang.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the figures were taken. */
public record Machine(int cores, String processor, long memoryMb) {

    public static Machine here() throws IOException {
        var processor = firstValue(Path.of("/proc/cpuinfo"), "model name", "unknown processor");
        var memory = firstValue(Path.of("/proc/meminfo"), "MemTotal", "0 kB");
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                processor,
                Long.parseLong(memory.split(" ")[0]) / 1024);
    }

    private static String firstValue(Path file, String name, String otherwise) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.split(":", 2)[1].strip())
                    .findFirst()
                    .orElse(otherwise);
        }
    }
}
