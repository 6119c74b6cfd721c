package io.gerbang.authorization.adapter.vault;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where the vault finds its master key. */
@ConfigMapping(prefix = "gerbang.authorization.vault")
public interface VaultConfig {

    /**
     * A file that only its owner may read, with 256 random bits in base64;
     * GERBANG_VAULT_MASTER_KEY_FILE in the environment. Without it the vault stays sealed.
     */
    @WithDefault("${gerbang.vault.master-key-file:}")
    Optional<String> masterKeyFile();
}
