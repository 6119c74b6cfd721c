package io.gerbang.local.supervision;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes files that only their owner may read. */
public final class OwnerOnlyFile {
    private OwnerOnlyFile() {}

    /**
     * Replaces the whole file at once; a reader sees the old content or the new. It is on the disk
     * before anybody relies on it: a key that a power cut took away could not be made again.
     */
    public static void write(Path file, String content) throws IOException {
        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        var draft =
                Files.createTempFile(
                        file.getParent(),
                        file.getFileName().toString(),
                        ".draft",
                        PosixFilePermissions.asFileAttribute(ownerOnly));
        try {
            Files.writeString(draft, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            sync(file.getParent());
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
