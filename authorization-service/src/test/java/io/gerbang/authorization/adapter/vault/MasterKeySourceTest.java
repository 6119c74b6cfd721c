package io.gerbang.authorization.adapter.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.aead.AeadConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeySourceTest {

    private static final String KEY = encoded("a".repeat(32));

    @TempDir Path folder;

    @BeforeAll
    static void register() throws GeneralSecurityException {
        AeadConfig.register();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------"})
    void a_file_that_is_not_its_owners_alone_is_refused(String permissions) throws IOException {
        var file = file(KEY, permissions);

        assertThatThrownBy(() -> new MasterKeyFile(file).read()).hasMessageContaining("0600");
    }

    @Test
    void a_key_of_another_length_is_refused_without_being_repeated() throws IOException {
        var file = file(encoded("short"), "r--------");

        assertThatThrownBy(() -> new MasterKeyFile(file).read())
                .hasMessageContaining("256 bits")
                .hasMessageNotContaining(encoded("short"));
    }

    @Test
    void a_missing_file_is_told_apart() {
        var missing = folder.resolve("none").toString();

        assertThatThrownBy(() -> new MasterKeyFile(missing).read())
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void a_variable_holds_what_a_file_would() throws GeneralSecurityException, IOException {
        var ofFile = new MasterKeyFile(file(KEY, "rw-------")).read();
        var settings = new Settings(Optional.empty(), Optional.of(KEY), Optional.empty());

        var ofVariable = MasterKeySource.of(settings).read();

        assertThat(ofVariable).extracting(MasterKey::id).containsExactly(ofFile.getFirst().id());
        assertThat(ofVariable.getFirst().id()).doesNotContain(KEY).hasSize(12);
    }

    @Test
    void a_key_management_service_wraps_and_unwraps() throws GeneralSecurityException, IOException {
        var uris = List.of("test-kms://new", "test-kms://old");
        var source =
                MasterKeySource.of(
                        new Settings(Optional.empty(), Optional.empty(), Optional.of(uris)));

        var masters = source.read();
        var wrapped = WrappedKeys.generate(masters.getLast()).rewrapped(masters);

        assertThat(masters).extracting(MasterKey::id).containsExactlyElementsOf(uris);
        assertThat(wrapped.open(source.read()).requestKey()).hasSize(32);
    }

    @Test
    void a_vault_with_no_source_or_with_two_does_not_guess() {
        var none = new Settings(Optional.empty(), Optional.empty(), Optional.empty());
        var two = new Settings(Optional.of("file"), Optional.of(KEY), Optional.empty());

        assertThatThrownBy(() -> MasterKeySource.of(none)).hasMessageContaining("not 0");
        assertThatThrownBy(() -> MasterKeySource.of(two)).hasMessageContaining("not 2");
    }

    private record Settings(
            Optional<String> masterKeyFile,
            Optional<String> masterKey,
            Optional<List<String>> masterKeyUris)
            implements VaultConfig {

        @Override
        public int reencryptionBatch() {
            return 1;
        }

        @Override
        public int reencryptionSharePercent() {
            return 1;
        }
    }

    private String file(String content, String permissions) throws IOException {
        var file = Files.createTempFile(folder, "master", ".key");
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file.toString();
    }

    private static String encoded(String key) {
        return Base64.getEncoder().encodeToString(key.getBytes(UTF_8));
    }
}
