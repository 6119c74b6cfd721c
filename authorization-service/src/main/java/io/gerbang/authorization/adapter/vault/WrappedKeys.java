package io.gerbang.authorization.adapter.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.gerbang.authorization.application.vault.VaultStatus;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The vault's keys as they lie in the database, by purpose. Each is wrapped by a master key and
 * bound to its purpose.
 */
record WrappedKeys(Map<String, Wrapped> byPurpose) {

    static final String CARDS = "cards";
    static final String FINGERPRINTS = "fingerprints";
    static final String REQUESTS = "requests";

    private static final int HMAC_KEY_BYTES = 32;

    /**
     * @param masterKeyId which master key wrapped it
     * @param currentKeyId under which key of a keyset is sealed now; null for a single key
     */
    record Wrapped(byte[] bytes, String masterKeyId, @Nullable Long currentKeyId) {}

    /** New keys for an empty database. */
    static WrappedKeys generate(MasterKey master) throws GeneralSecurityException {
        var cards = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, tink());
        return new WrappedKeys(
                Map.of(
                        CARDS, wrap(cards, master),
                        FINGERPRINTS, wrap(FINGERPRINTS, random(), master),
                        REQUESTS, wrap(REQUESTS, random(), master)));
    }

    /**
     * @throws GeneralSecurityException where the master key that wrapped is not among these
     */
    Keyring open(List<MasterKey> masters) throws GeneralSecurityException {
        return new Keyring(
                cards(masters), unwrap(FINGERPRINTS, masters), unwrap(REQUESTS, masters));
    }

    /** With a new key to seal cards under; the others still open. */
    WrappedKeys withNewCardKey(List<MasterKey> masters) throws GeneralSecurityException {
        var fresh =
                KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary();
        var cards = KeysetHandle.newBuilder(cards(masters)).addEntry(fresh).build();
        return with(CARDS, wrap(cards, masters.getFirst()));
    }

    /** With the key that cards are sealed under, and no other: what they sealed is lost. */
    WrappedKeys withoutOldCardKeys(List<MasterKey> masters) throws GeneralSecurityException {
        var cards = KeysetHandle.newBuilder(cards(masters));
        for (var at = cards.size() - 1; at >= 0; at--) {
            if (!cards.getAt(at).isPrimary()) {
                cards.deleteAt(at);
            }
        }
        return with(CARDS, wrap(cards.build(), masters.getFirst()));
    }

    /** The same keys, wrapped by the first master key. */
    WrappedKeys rewrapped(List<MasterKey> masters) throws GeneralSecurityException {
        var master = masters.getFirst();
        return new WrappedKeys(
                Map.of(
                        CARDS, wrap(cards(masters), master),
                        FINGERPRINTS, wrap(FINGERPRINTS, unwrap(FINGERPRINTS, masters), master),
                        REQUESTS, wrap(REQUESTS, unwrap(REQUESTS, masters), master)));
    }

    /** The key under which cards are sealed now. */
    long cardKeyId() {
        return byPurpose.get(CARDS).currentKeyId();
    }

    /** Whether the same bytes lie in the database. */
    boolean isSameAs(WrappedKeys other) {
        return byPurpose.keySet().equals(other.byPurpose.keySet())
                && byPurpose.entrySet().stream()
                        .allMatch(entry ->
                                Arrays.equals(
                                        entry.getValue().bytes(),
                                        other.byPurpose.get(entry.getKey()).bytes()));
    }

    /** The master key that the data keys are wrapped by. */
    String masterKeyId() {
        return byPurpose.get(CARDS).masterKeyId();
    }

    /** What may be told of the keys. */
    List<VaultStatus.WrappedKey> shown() {
        return byPurpose.entrySet().stream()
                .map(entry ->
                        new VaultStatus.WrappedKey(
                                entry.getKey(),
                                entry.getValue().masterKeyId(),
                                entry.getValue().currentKeyId()))
                .sorted(Comparator.comparing(VaultStatus.WrappedKey::purpose))
                .toList();
    }

    private WrappedKeys with(String purpose, Wrapped wrapped) {
        var all = new HashMap<>(byPurpose);
        all.put(purpose, wrapped);
        return new WrappedKeys(Map.copyOf(all));
    }

    private KeysetHandle cards(List<MasterKey> masters) throws GeneralSecurityException {
        var wrapped = byPurpose.get(CARDS);
        return TinkProtoKeysetFormat.parseEncryptedKeyset(
                wrapped.bytes(), unwrapping(wrapped, masters), bound(CARDS), tink());
    }

    private byte[] unwrap(String purpose, List<MasterKey> masters) throws GeneralSecurityException {
        var wrapped = byPurpose.get(purpose);
        return unwrapping(wrapped, masters).decrypt(wrapped.bytes(), bound(purpose));
    }

    private static Aead unwrapping(Wrapped wrapped, List<MasterKey> masters)
            throws GeneralSecurityException {
        return masters.stream()
                .filter(master -> master.id().equals(wrapped.masterKeyId()))
                .findFirst()
                .orElseThrow(() ->
                        new GeneralSecurityException(
                                "master key " + wrapped.masterKeyId() + " has wrapped its keys"))
                .aead();
    }

    private static Wrapped wrap(KeysetHandle keyset, MasterKey master)
            throws GeneralSecurityException {
        var bytes =
                TinkProtoKeysetFormat.serializeEncryptedKeyset(
                        keyset, master.aead(), bound(CARDS), tink());
        return new Wrapped(bytes, master.id(), (long) keyset.getPrimary().getId());
    }

    private static Wrapped wrap(String purpose, byte[] key, MasterKey master)
            throws GeneralSecurityException {
        return new Wrapped(master.aead().encrypt(key, bound(purpose)), master.id(), null);
    }

    private static byte[] bound(String purpose) {
        return purpose.getBytes(UTF_8);
    }

    private static Configuration tink() throws GeneralSecurityException {
        return RegistryConfiguration.get();
    }

    private static byte[] random() {
        var key = new byte[HMAC_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
