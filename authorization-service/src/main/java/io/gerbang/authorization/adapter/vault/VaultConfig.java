package io.gerbang.authorization.adapter.vault;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/**
 * Where the vault finds its master key, in one of three places, and how it re-encrypts. Without a
 * master key the vault stays sealed.
 */
@ConfigMapping(prefix = "gerbang.authorization.vault")
public interface VaultConfig {

    /**
     * A file that only its owner may read, with 256 random bits in base64;
     * GERBANG_VAULT_MASTER_KEY_FILE in the environment. Where it holds several, the first wraps and
     * the others unwrap what they wrapped before.
     */
    @WithDefault("${gerbang.vault.master-key-file:}")
    Optional<String> masterKeyFile();

    /** What would be in the file; GERBANG_VAULT_MASTER_KEY in the environment. */
    @WithDefault("${gerbang.vault.master-key:}")
    Optional<String> masterKey();

    /**
     * Addresses of keys in a key management service, such as {@code gcp-kms://…}, the one that
     * wraps first; GERBANG_VAULT_MASTER_KEY_URIS in the environment.
     */
    @WithDefault("${gerbang.vault.master-key-uris:}")
    Optional<List<String>> masterKeyUris();

    /** How many cards are re-encrypted in one transaction. */
    @WithDefault("500")
    int reencryptionBatch();

    /** How much of the time re-encryption may be at work, in percent, over all instances. */
    @WithDefault("25")
    int reencryptionSharePercent();
}
