package io.gerbang.authorization.adapter.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadConfig;
import io.gerbang.authorization.application.VaultSealedException;
import io.gerbang.messaging.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Opens the vault with the master key when it is first needed. */
@ApplicationScoped
class VaultKeys {

    private static final Logger LOG = Logger.getLogger(VaultKeys.class);
    private static final String LOAD = "select purpose, wrapped from vault_keysets";
    private static final String CREATE =
            """
            insert into vault_keysets (purpose, wrapped, created_at)
            select s.purpose, s.wrapped, $3
            from unnest($1::text[], $2::bytea[]) as s(purpose, wrapped)
            order by s.purpose
            on conflict do nothing
            """;

    private final Database database;
    private final Clock clock;
    private final Optional<Aead> master;
    private volatile @Nullable Keyring opened;

    VaultKeys(Database database, Clock clock, VaultConfig config) {
        this.database = database;
        this.clock = clock;
        master = config.masterKeyFile().flatMap(VaultKeys::read);
    }

    /** Fails with {@link VaultSealedException} where there is no usable master key. */
    Uni<Keyring> keyring() {
        var known = opened;
        return known == null
                ? load().invoke(keyring -> opened = keyring)
                : Uni.createFrom().item(known);
    }

    private static Optional<Aead> read(String file) {
        try {
            AeadConfig.register();
            return Optional.of(MasterKey.read(Path.of(file)));
        } catch (GeneralSecurityException | IOException e) {
            LOG.errorf("The vault stays sealed: %s", e.toString());
            return Optional.empty();
        }
    }

    private Uni<Keyring> load() {
        if (master.isEmpty()) {
            return Uni.createFrom().failure(new VaultSealedException());
        }
        return stored().chain(found -> found.isEmpty() ? create(master.get()) : unwrap(found));
    }

    private Uni<Map<String, byte[]>> stored() {
        return database.pool().preparedQuery(LOAD).execute().map(VaultKeys::wrapped);
    }

    private Uni<Keyring> create(Aead key) {
        try {
            var made = Keyring.generate(key);
            var columns =
                    Tuple.tuple()
                            .addArrayOfString(made.keySet().toArray(String[]::new))
                            .addValue(
                                    made.values().stream()
                                            .map(Buffer::buffer)
                                            .toArray(Buffer[]::new))
                            .addValue(clock.instant().atOffset(ZoneOffset.UTC));
            return database.pool()
                    .preparedQuery(CREATE)
                    .execute(columns)
                    .chain(this::stored)
                    .chain(this::unwrap);
        } catch (GeneralSecurityException e) {
            return Uni.createFrom().failure(e);
        }
    }

    private Uni<Keyring> unwrap(Map<String, byte[]> found) {
        try {
            return Uni.createFrom().item(new Keyring(master.orElseThrow(), found));
        } catch (GeneralSecurityException e) {
            LOG.error("The vault stays sealed: another master key has wrapped its keys");
            return Uni.createFrom().failure(new VaultSealedException());
        }
    }

    private static Map<String, byte[]> wrapped(RowSet<Row> rows) {
        var wrapped = new HashMap<String, byte[]>();
        rows.forEach(row -> wrapped.put(row.getString(0), row.getBuffer(1).getBytes()));
        return wrapped;
    }
}
