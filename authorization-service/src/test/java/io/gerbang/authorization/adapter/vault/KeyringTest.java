package io.gerbang.authorization.adapter.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadConfig;
import io.gerbang.authorization.adapter.vault.Keyring.Binding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringTest {

    private static final String NUMBER = "4242424242424242";

    @TempDir Path folder;

    private Aead master;
    private Keyring keyring;
    private Binding owner;

    @BeforeAll
    static void register() throws GeneralSecurityException {
        AeadConfig.register();
    }

    @BeforeEach
    void open() throws GeneralSecurityException, IOException {
        master = MasterKey.read(keyFile("a".repeat(32), "rw-------"));
        keyring = new Keyring(master, Keyring.generate(master));
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
        var other = new Keyring(master, Keyring.generate(master));

        assertThat(keyring.fingerprint(NUMBER))
                .isEqualTo(keyring.fingerprint(NUMBER))
                .isNotEqualTo(keyring.fingerprint("5555555555554444"))
                .isNotEqualTo(other.fingerprint(NUMBER));
    }

    @Test
    void keys_do_not_unwrap_under_another_master_key()
            throws GeneralSecurityException, IOException {
        var wrapped = Keyring.generate(master);
        var other = MasterKey.read(keyFile("b".repeat(32), "rw-------"));

        assertThatThrownBy(() -> new Keyring(other, wrapped))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void a_master_key_that_others_may_read_is_refused() throws IOException {
        var file = keyFile("a".repeat(32), "rw-r-----");

        assertThatThrownBy(() -> MasterKey.read(file)).hasMessageContaining("0600");
    }

    @Test
    void a_master_key_of_another_length_is_refused_without_being_repeated() throws IOException {
        var file = keyFile("short", "rw-------");

        assertThatThrownBy(() -> MasterKey.read(file))
                .hasMessageContaining("256 bits")
                .hasMessageNotContaining(
                        Base64.getEncoder().encodeToString("short".getBytes(UTF_8)));
    }

    @Test
    void a_missing_master_key_is_told_apart() {
        assertThatThrownBy(() -> MasterKey.read(folder.resolve("none")))
                .isInstanceOf(NoSuchFileException.class);
    }

    private Path keyFile(String key, String permissions) throws IOException {
        var file = Files.createTempFile(folder, "master", ".key");
        Files.writeString(file, Base64.getEncoder().encodeToString(key.getBytes(UTF_8)));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
