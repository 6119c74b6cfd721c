package io.gerbang.local.disk;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Has the kernel write files while they grow. Left to itself it lets what PostgreSQL adds to its
 * tables and Kafka to its topics grow old for half a minute and then writes it at once: 200 MB at
 * 300 payments a second, which every commit waits behind (docs/adr/0022). Nothing depends on it:
 * what must be on the disk PostgreSQL puts there by itself.
 */
public final class Writeback implements Runnable {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** As much is written before anybody notices. */
    static final long UNNOTICED = 16 << 20;

    /** A file's time may be behind the clock by a tick of the kernel. */
    private static final Duration TICK = Duration.ofMillis(50);

    private final Pages pages;
    private final List<Path> folders;
    private Instant writtenUntil;

    Writeback(Pages pages, List<Path> folders, Instant from) {
        this.pages = pages;
        this.folders = folders;
        this.writtenUntil = from;
    }

    /** Looks after folders as long as this process lives, where the system lets it. */
    public static void start(List<Path> folders) {
        PageCache.ofThisMachine()
                .map(cache -> new Writeback(cache, folders, Instant.now()))
                .ifPresent(work -> Thread.ofPlatform().name("writeback").daemon().start(work));
    }

    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(BETWEEN_LOOKS);
                look(Instant.now());
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what has grown since it was written last, where it is worth the while. */
    void look(Instant now) {
        try {
            if (pages.dirty() >= UNNOTICED) {
                for (var folder : folders) {
                    Files.walkFileTree(folder, new Writer(writtenUntil.minus(TICK)));
                }
                writtenUntil = now;
            }
        } catch (IOException unreadable) {
            // The kernel writes what lies there in its own time.
        }
    }

    private final class Writer extends SimpleFileVisitor<Path> {
        private final Instant since;

        private Writer(Instant since) {
            this.since = since;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!attributes.lastModifiedTime().toInstant().isBefore(since)) {
                pages.write(file);
            }
            return FileVisitResult.CONTINUE;
        }

        /** Tables and segments come and go. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }
    }
}
