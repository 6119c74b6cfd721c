package io.gerbang.authorization.adapter.vault;

import com.google.crypto.tink.aead.AeadConfig;
import io.gerbang.authorization.adapter.vault.Keyring.Binding;
import io.gerbang.authorization.adapter.vault.WrappedKeys.Wrapped;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Seals cards as the service does, for whoever brings many at once and holds the master key. Safe
 * for use by several threads.
 */
public final class CardSealer {

    private static final String KEYS =
            "select purpose, wrapped, master_key_id, current_key_id from vault_keysets";

    private final Keyring keyring;

    private CardSealer(Keyring keyring) {
        this.keyring = keyring;
    }

    /**
     * @param masterKeyFile that only its owner may read
     * @param database authorization-service's
     * @throws GeneralSecurityException where that is not the master key
     */
    public static CardSealer open(String masterKeyFile, Connection database)
            throws GeneralSecurityException, IOException, SQLException {
        AeadConfig.register();
        var keys = new WrappedKeys(load(database));
        return new CardSealer(keys.open(new MasterKeyFile(masterKeyFile).read()));
    }

    /** The data key that it seals under, for the column key_id. */
    public long keyId() {
        return keyring.keyId();
    }

    public String fingerprint(String number) {
        return keyring.fingerprint(number);
    }

    /** The number of a merchant's card, for the column sealed. */
    public byte[] seal(String number, String merchantId, boolean livemode, String holderId)
            throws GeneralSecurityException {
        return keyring.seal(number, binding(merchantId, livemode, holderId));
    }

    /** Opens what {@link #seal} has sealed for the same card. */
    public String open(byte[] sealed, String merchantId, boolean livemode, String holderId)
            throws GeneralSecurityException {
        return keyring.open(sealed, binding(merchantId, livemode, holderId));
    }

    private Binding binding(String merchantId, boolean livemode, String holderId) {
        return new Binding("number", merchantId, livemode, holderId, keyring.keyId());
    }

    private static Map<String, Wrapped> load(Connection database) throws SQLException {
        var keys = new HashMap<String, Wrapped>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(KEYS)) {
            while (rows.next()) {
                keys.put(
                        rows.getString(1),
                        new Wrapped(
                                rows.getBytes(2),
                                rows.getString(3),
                                rows.getObject(4, Long.class)));
            }
        }
        return keys;
    }
}
