package io.gerbang.bench.load;

import io.vertx.core.http.RequestOptions;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway said yes to, so that {@code ./gerbang check} can see whether it kept its word:
 * lines of method, path, status and the object's id, with a space between them.
 */
public final class Journal implements Closeable {
    private final Writer lines;

    private Journal(Writer lines) {
        this.lines = lines;
    }

    /** Replaces the file; keeps no journal where there is none. */
    public static Journal open(@Nullable Path file) throws IOException {
        return new Journal(file == null ? Writer.nullWriter() : Files.newBufferedWriter(file));
    }

    void record(RequestOptions request, Answer answer) {
        if (answer.isSuccess()) {
            write(line(request, answer));
        }
    }

    static String line(RequestOptions request, Answer answer) {
        return "%s %s %d %s\n"
                .formatted(
                        request.getMethod(),
                        request.getURI(),
                        answer.status(),
                        answer.body().getString("id", "-"));
    }

    private synchronized void write(String line) {
        try {
            lines.write(line);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        lines.close();
    }
}
