package io.gerbang.systemtests.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the shop was told, for the checker to find again. */
final class Journal {
    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

    /** A step that was answered with success. */
    void note(String step, String id, String idempotencyKey) {
        lines.add("POST %s 200 %s %s".formatted(step, id, idempotencyKey));
    }

    Path write(Path file) throws IOException {
        return Files.write(file, lines);
    }
}
