package io.gerbang.authorization.adapter.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A key that wraps the vault's other keys. It is never in the database.
 *
 * @param id names the key and gives nothing of it away
 */
record MasterKey(String id, Aead aead) {

    private static final int BYTES = 32;
    private static final int ID_BYTES = 6;

    /**
     * Keys in base64 with blanks or line breaks between them: the first wraps, all of them unwrap.
     *
     * @throws GeneralSecurityException where there is none, or one is not of 256 bits
     */
    static List<MasterKey> parse(String text) throws GeneralSecurityException {
        var keys = new ArrayList<MasterKey>();
        for (var word : text.strip().split("\\s+")) {
            keys.add(of(decode(word)));
        }
        return keys;
    }

    private static byte[] decode(String text) throws GeneralSecurityException {
        try {
            var key = Base64.getDecoder().decode(text);
            if (key.length == BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Not repeated: its message quotes what it could not read.
        }
        throw new GeneralSecurityException("the master key must be 256 bits in base64");
    }

    /** A hash of 256 random bits helps nobody to find them. */
    private static MasterKey of(byte[] key) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256").digest(key);
        var id = HexFormat.of().formatHex(Arrays.copyOf(digest, ID_BYTES));
        return new MasterKey(id, aead(key));
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
