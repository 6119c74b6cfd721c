package io.gerbang.authorization.adapter.vault;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * Port: where master keys come from. It is read again whenever the vault's keys are loaded, so a
 * new master key needs no restart.
 */
interface MasterKeySource {

    /**
     * May block.
     *
     * @return the key that wraps, and then those that unwrap what they wrapped before
     */
    List<MasterKey> read() throws GeneralSecurityException, IOException;

    /**
     * The one source that the operator has chosen.
     *
     * @throws GeneralSecurityException where that is none, or more than one
     */
    static MasterKeySource of(VaultConfig config) throws GeneralSecurityException {
        var file = config.masterKeyFile();
        var text = config.masterKey();
        var uris = config.masterKeyUris();
        var chosen =
                (file.isPresent() ? 1 : 0)
                        + (text.isPresent() ? 1 : 0)
                        + (uris.isPresent() ? 1 : 0);
        if (chosen != 1) {
            throw new GeneralSecurityException(
                    "the master key must come from one of a file, a variable and a KMS, not "
                            + chosen);
        }
        if (file.isPresent()) {
            return new MasterKeyFile(file.get());
        }
        return text.isPresent()
                ? () -> MasterKey.parse(text.get())
                : new KmsMasterKeys(uris.orElseThrow());
    }
}
