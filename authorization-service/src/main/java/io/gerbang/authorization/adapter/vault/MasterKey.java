package io.gerbang.authorization.adapter.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.EnumSet;

/** The key that wraps the vault's other keys. It lives in a file, never in the database. */
final class MasterKey {

    private static final int BYTES = 32;

    private MasterKey() {}

    /**
     * @throws GeneralSecurityException where the file may be read by others, or holds no key
     * @throws IOException where it cannot be read
     */
    static Aead read(Path file) throws GeneralSecurityException, IOException {
        var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        permissions.removeAll(
                EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        if (!permissions.isEmpty()) {
            throw new GeneralSecurityException("the master key's file must have mode 0600");
        }
        return aead(decode(Files.readString(file)));
    }

    private static byte[] decode(String text) throws GeneralSecurityException {
        try {
            var key = Base64.getDecoder().decode(text.strip());
            if (key.length == BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Not repeated: its message quotes what it could not read.
        }
        throw new GeneralSecurityException("the master key must be 256 bits in base64");
    }

    private static Aead aead(byte[] key) throws GeneralSecurityException {
        var parameters =
                AesGcmParameters.builder()
                        .setKeySizeBytes(BYTES)
                        .setIvSizeBytes(PredefinedAeadParameters.AES256_GCM.getIvSizeBytes())
                        .setTagSizeBytes(PredefinedAeadParameters.AES256_GCM.getTagSizeBytes())
                        .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                        .build();
        var bytes = SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get());
        var aesGcm = AesGcmKey.builder().setParameters(parameters).setKeyBytes(bytes).build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(aesGcm).withRandomId().makePrimary())
                .build()
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
