package io.gerbang.authorization.adapter.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.aead.AeadConfig;
import io.gerbang.authorization.adapter.vault.Keyring.Binding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringTest {

    private static final String NUMBER = "4242424242424242";

    @TempDir Path folder;

    private List<MasterKey> masters;
    private WrappedKeys wrapped;
    private Keyring keyring;
    private Binding owner;

    @BeforeAll
    static void register() throws GeneralSecurityException {
        AeadConfig.register();
    }

    @BeforeEach
    void open() throws GeneralSecurityException, IOException {
        masters = read(keyFile("rw-------", "a".repeat(32)));
        wrapped = WrappedKeys.generate(masters.getFirst());
        keyring = wrapped.open(masters);
        owner = new Binding("number", "acct_1", false, "pm_1", keyring.keyId());
    }

    @Test
    void what_was_sealed_opens_for_its_owner() throws GeneralSecurityException {
        var sealed = keyring.seal(NUMBER, owner);

        assertThat(keyring.open(sealed, owner)).isEqualTo(NUMBER);
        assertThat(new String(sealed, UTF_8)).doesNotContain("4242");
    }

    @Test
    void what_was_sealed_is_bound_to_use_merchant_mode_holder_and_key()
            throws GeneralSecurityException {
        var sealed = keyring.seal(NUMBER, owner);

        var others =
                List.of(
                        new Binding("cvc", "acct_1", false, "pm_1", keyring.keyId()),
                        new Binding("number", "acct_2", false, "pm_1", keyring.keyId()),
                        new Binding("number", "acct_1", true, "pm_1", keyring.keyId()),
                        new Binding("number", "acct_1", false, "pm_2", keyring.keyId()),
                        new Binding("number", "acct_1", false, "pm_1", keyring.keyId() + 1));
        for (var other : others) {
            assertThatThrownBy(() -> keyring.open(sealed, other))
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void the_same_number_has_the_same_fingerprint_under_one_key_only()
            throws GeneralSecurityException {
        var other = WrappedKeys.generate(masters.getFirst()).open(masters);

        assertThat(keyring.fingerprint(NUMBER))
                .isEqualTo(keyring.fingerprint(NUMBER))
                .isNotEqualTo(keyring.fingerprint("5555555555554444"))
                .isNotEqualTo(other.fingerprint(NUMBER));
    }

    @Test
    void keys_do_not_unwrap_under_another_master_key()
            throws GeneralSecurityException, IOException {
        var others = read(keyFile("rw-------", "b".repeat(32)));

        assertThatThrownBy(() -> wrapped.open(others))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining(masters.getFirst().id());
    }

    @Test
    void a_new_master_key_opens_what_it_has_wrapped_anew()
            throws GeneralSecurityException, IOException {
        var sealed = keyring.seal(NUMBER, owner);
        var both = read(keyFile("rw-------", "b".repeat(32), "a".repeat(32)));

        var rewrapped = wrapped.rewrapped(both);

        var opened = rewrapped.open(both.subList(0, 1));
        assertThat(opened.open(sealed, owner)).isEqualTo(NUMBER);
        assertThat(opened.fingerprint(NUMBER)).isEqualTo(keyring.fingerprint(NUMBER));
        assertThat(opened.requestKey()).isEqualTo(keyring.requestKey());
        assertThatThrownBy(() -> rewrapped.open(masters))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void a_new_data_key_seals_and_the_old_one_opens_until_it_is_destroyed()
            throws GeneralSecurityException {
        var sealed = keyring.seal(NUMBER, owner);

        var rotated = wrapped.withNewCardKey(masters);
        var both = rotated.open(masters);
        var fresh = owner.under(both.keyId());
        var resealed = both.seal(both.open(sealed, owner), fresh);
        var after = rotated.withoutOldCardKeys(masters).open(masters);

        assertThat(both.keyIds()).containsExactlyInAnyOrder(keyring.keyId(), both.keyId());
        assertThat(rotated.cardKeyId()).isEqualTo(both.keyId()).isNotEqualTo(keyring.keyId());
        assertThat(after.keyIds()).containsExactly(both.keyId());
        assertThat(after.open(resealed, fresh)).isEqualTo(NUMBER);
        assertThatThrownBy(() -> after.open(sealed, owner))
                .isInstanceOf(GeneralSecurityException.class);
    }

    private static List<MasterKey> read(Path file) throws GeneralSecurityException, IOException {
        return new MasterKeyFile(file.toString()).read();
    }

    private Path keyFile(String permissions, String... keys) throws IOException {
        var file = Files.createTempFile(folder, "master", ".key");
        var lines =
                Stream.of(keys)
                        .map(key -> Base64.getEncoder().encodeToString(key.getBytes(UTF_8)))
                        .toList();
        Files.write(file, lines);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
