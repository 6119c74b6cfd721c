package io.gerbang.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Generates master keys for a vault under test. */
final class VaultKey {
    private static final int BYTES = 32;

    private VaultKey() {}

    /** A file of mode 0600 with a new 256-bit key in base64. */
    static Path generate() {
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        try {
            var file =
                    Files.createTempFile(
                            Workspace.folder(),
                            "vault",
                            ".key",
                            PosixFilePermissions.asFileAttribute(ownerOnly));
            return Files.writeString(file, Base64.getEncoder().encodeToString(key));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
