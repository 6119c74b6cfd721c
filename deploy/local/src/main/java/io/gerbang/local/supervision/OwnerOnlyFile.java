package io.gerbang.local.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes files that only their owner may read. */
public final class OwnerOnlyFile {
    private OwnerOnlyFile() {}

    /** Replaces the whole file at once; a reader sees the old content or the new. */
    public static void write(Path file, String content) throws IOException {
        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        var draft =
                Files.createTempFile(
                        file.getParent(),
                        file.getFileName().toString(),
                        ".draft",
                        PosixFilePermissions.asFileAttribute(ownerOnly));
        try {
            Files.writeString(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
