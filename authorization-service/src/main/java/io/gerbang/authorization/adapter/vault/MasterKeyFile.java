package io.gerbang.authorization.adapter.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.List;

/** A file that nobody but its owner may read. */
record MasterKeyFile(String path) implements MasterKeySource {

    /**
     * @throws GeneralSecurityException where the file may be read by others, or holds no key
     */
    @Override
    public List<MasterKey> read() throws GeneralSecurityException, IOException {
        var file = Path.of(path);
        var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        permissions.removeAll(
                EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        if (!permissions.isEmpty()) {
            throw new GeneralSecurityException("the master key's file must have mode 0600");
        }
        return MasterKey.parse(Files.readString(file));
    }
}
