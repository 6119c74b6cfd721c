package io.gerbang.authorization.adapter.vault;

import io.gerbang.authorization.adapter.vault.Keyring.Binding;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A number or a CVC as it lies in its table, on its way from one data key to another. */
record SealedSecret(Binding binding, Buffer sealed) {

    private static final Logger LOG = Logger.getLogger(SealedSecret.class);

    /** The columns that {@link #readAll} wants. */
    static final String COLUMNS = "holder_id, merchant_id, livemode, key_id, sealed";

    /**
     * @param use what the secrets are: numbers or CVCs
     */
    static List<SealedSecret> readAll(String use, RowSet<Row> rows) {
        var secrets = new ArrayList<SealedSecret>();
        for (var row : rows) {
            var binding =
                    new Binding(
                            use,
                            row.getString("merchant_id"),
                            row.getBoolean("livemode"),
                            row.getString("holder_id"),
                            row.getLong("key_id"));
            secrets.add(new SealedSecret(binding, row.getBuffer("sealed")));
        }
        return secrets;
    }

    /** Under the current key; empty where it does not open, which is logged. */
    Optional<SealedSecret> resealed(Keyring keyring) {
        try {
            var secret = keyring.open(sealed.getBytes(), binding);
            var current = binding.under(keyring.keyId());
            return Optional.of(
                    new SealedSecret(current, Buffer.buffer(keyring.seal(secret, current))));
        } catch (GeneralSecurityException e) {
            LOG.errorf("the %s of %s does not open", binding.use(), binding.holderId());
            return Optional.empty();
        }
    }
}
