package io.gerbang.authorization.adapter.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The vault's keys, unwrapped. Each purpose has a key of its own; in the database they are wrapped
 * by the master key.
 */
final class Keyring {

    private static final String HMAC = "HmacSHA256";
    private static final int FINGERPRINT_BYTES = 12;

    private final Aead cards;
    private final long cardKeyId;
    private final Set<Long> cardKeyIds;
    private final Mac fingerprints;
    private final byte[] requests;

    Keyring(KeysetHandle cards, byte[] fingerprints, byte[] requests)
            throws GeneralSecurityException {
        this.cards = cards.getPrimitive(RegistryConfiguration.get(), Aead.class);
        cardKeyId = cards.getPrimary().getId();
        cardKeyIds =
                IntStream.range(0, cards.size())
                        .mapToObj(at -> (long) cards.getAt(at).getId())
                        .collect(Collectors.toUnmodifiableSet());
        this.fingerprints = Mac.getInstance(HMAC);
        this.fingerprints.init(new SecretKeySpec(fingerprints, HMAC));
        this.requests = requests;
    }

    /** The key under which {@link #seal} seals now. */
    long keyId() {
        return cardKeyId;
    }

    /** The keys whose seals can be opened. */
    Set<Long> keyIds() {
        return cardKeyIds;
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

    /**
     * What a sealed secret is bound to.
     *
     * @param use what the secret is: a number or a CVC
     */
    record Binding(String use, String merchantId, boolean livemode, String holderId, long keyId) {

        Binding under(long otherKeyId) {
            return new Binding(use, merchantId, livemode, holderId, otherKeyId);
        }

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
