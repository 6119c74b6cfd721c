package io.gerbang.local.supervision;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A program in a JVM of its own.
 *
 * @param folder where it runs
 * @param environment what it finds in its environment besides what the supervisor has
 */
public record JavaProgram(
        String name,
        List<String> javaCommand,
        Path folder,
        Map<String, String> environment,
        Predicate<Process> readiness)
        implements Program {

    @Override
    public ProcessBuilder command() {
        var builder = new ProcessBuilder(javaCommand).directory(folder.toFile());
        builder.environment().putAll(environment);
        // Many malloc arenas would cost a small JVM more memory than its heap.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return builder;
    }

    @Override
    public boolean isReady(Process process) {
        return readiness.test(process);
    }
}
