package io.gerbang.authorization.adapter.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The vault's keys, unwrapped. Each purpose has a key of its own; in the database they are wrapped
 * by the master key.
 */
final class Keyring {

    static final String CARDS = "cards";
    static final String FINGERPRINTS = "fingerprints";
    static final String REQUESTS = "requests";

    private static final String HMAC = "HmacSHA256";
    private static final int HMAC_KEY_BYTES = 32;
    private static final int FINGERPRINT_BYTES = 12;

    private final Aead cards;
    private final long cardKeyId;
    private final Mac fingerprints;
    private final byte[] requests;

    /** Unwraps. Fails where the master key is not the one that wrapped. */
    Keyring(Aead master, Map<String, byte[]> wrapped) throws GeneralSecurityException {
        var tink = RegistryConfiguration.get();
        var keyset =
                TinkProtoKeysetFormat.parseEncryptedKeyset(
                        wrapped.get(CARDS), master, CARDS.getBytes(UTF_8), tink);
        cards = keyset.getPrimitive(tink, Aead.class);
        cardKeyId = keyset.getPrimary().getId();
        fingerprints = Mac.getInstance(HMAC);
        fingerprints.init(new SecretKeySpec(unwrap(master, wrapped, FINGERPRINTS), HMAC));
        requests = unwrap(master, wrapped, REQUESTS);
    }

    /** New keys for an empty database, wrapped. */
    static Map<String, byte[]> generate(Aead master) throws GeneralSecurityException {
        var tink = RegistryConfiguration.get();
        var keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, tink);
        return Map.of(
                CARDS,
                TinkProtoKeysetFormat.serializeEncryptedKeyset(
                        keyset, master, CARDS.getBytes(UTF_8), tink),
                FINGERPRINTS,
                master.encrypt(random(), FINGERPRINTS.getBytes(UTF_8)),
                REQUESTS,
                master.encrypt(random(), REQUESTS.getBytes(UTF_8)));
    }

    /** The key under which {@link #seal} seals now. */
    long keyId() {
        return cardKeyId;
    }

    /** Binds the secret to whose it is, so that a row copied elsewhere does not open. */
    byte[] seal(String secret, Binding binding) throws GeneralSecurityException {
        return cards.encrypt(secret.getBytes(UTF_8), binding.bytes());
    }

    String open(byte[] sealed, Binding binding) throws GeneralSecurityException {
        return new String(cards.decrypt(sealed, binding.bytes()), UTF_8);
    }

    /** The same for the same number, and of no use to whoever lacks the key (PCI DSS 3.5.1.1). */
    String fingerprint(String number) {
        try {
            var mac = (Mac) fingerprints.clone();
            var digest = mac.doFinal(number.getBytes(UTF_8));
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, FINGERPRINT_BYTES));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The platform's HMAC-SHA-256 can be cloned", e);
        }
    }

    byte[] requestKey() {
        return requests.clone();
    }

    private static byte[] unwrap(Aead master, Map<String, byte[]> wrapped, String purpose)
            throws GeneralSecurityException {
        return master.decrypt(wrapped.get(purpose), purpose.getBytes(UTF_8));
    }

    private static byte[] random() {
        var key = new byte[HMAC_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /**
     * What a sealed secret is bound to.
     *
     * @param use what the secret is: a number or a CVC
     */
    record Binding(String use, String merchantId, boolean livemode, String holderId, long keyId) {

        byte[] bytes() {
            var bound =
                    String.join(
                            "\n",
                            use,
                            merchantId,
                            Boolean.toString(livemode),
                            holderId,
                            Long.toString(keyId));
            return bound.getBytes(UTF_8);
        }
    }
}
