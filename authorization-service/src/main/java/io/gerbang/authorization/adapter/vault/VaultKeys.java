package io.gerbang.authorization.adapter.vault;

import com.google.crypto.tink.aead.AeadConfig;
import io.gerbang.authorization.application.vault.VaultSealedException;
import io.gerbang.messaging.Database;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Opens the vault with the master key when it is first needed, and again when the vault's keys have
 * changed: another instance may have rotated them.
 */
@ApplicationScoped
class VaultKeys {

    private static final Logger LOG = Logger.getLogger(VaultKeys.class);

    /** A sealed vault is tried again after so long: whoever pays meanwhile learns it at once. */
    private static final Duration SEALED_PAUSE = Duration.ofSeconds(1);

    private final Database database;
    private final Clock clock;
    private final VaultConfig config;
    private volatile @Nullable Opened opened;
    private volatile Instant sealedUntil = Instant.MIN;
    private volatile @Nullable String sealedBecause;

    VaultKeys(Database database, Clock clock, VaultConfig config) {
        this.database = database;
        this.clock = clock;
        this.config = config;
    }

    /**
     * @param wrapped the keys as they lay in the database when they were opened
     */
    private record Opened(WrappedKeys wrapped, Keyring keyring) {}

    /** Fails with {@link VaultSealedException} where there is no usable master key. */
    Uni<Keyring> keyring() {
        var known = opened;
        if (known != null) {
            return Uni.createFrom().item(known.keyring());
        }
        return clock.instant().isBefore(sealedUntil)
                ? Uni.createFrom().failure(new VaultSealedException())
                : reload(database.pool());
    }

    /**
     * A keyring that opens what lies under certain keys, as far as they exist.
     *
     * @param client what the caller has at hand: to wait for another connection in a transaction
     *     could be to wait for ever
     */
    Uni<Keyring> keyring(SqlClient client, Collection<Long> keyIds) {
        return keyring()
                .chain(known ->
                        known.keyIds().containsAll(keyIds)
                                ? Uni.createFrom().item(known)
                                : reload(client));
    }

    /** Loads the keys anew. What is open stays open where that fails. */
    Uni<Keyring> reload(SqlClient client) {
        return orSealed(masters())
                .chain(masters -> reload(client, masters))
                .invoke(keys -> {
                    opened = keys;
                    sealedBecause = null;
                })
                .map(Opened::keyring);
    }

    /**
     * Loads the keys anew where they have changed, and so forgets one that another instance has
     * destroyed. While nothing changes no key management service is asked.
     */
    Uni<Void> refresh() {
        var known = opened;
        return known == null
                ? Uni.createFrom().voidItem()
                : KeysetTable.load(database.pool())
                        .map(stored -> stored.filter(known.wrapped()::isSameAs).isPresent())
                        .chain(same ->
                                same
                                        ? Uni.createFrom().voidItem()
                                        : reload(database.pool()).replaceWithVoid());
    }

    private Uni<Opened> reload(SqlClient client, List<MasterKey> masters) {
        return KeysetTable.load(client)
                .chain(found ->
                        found.map(keys -> Uni.createFrom().item(keys))
                                .orElseGet(() -> create(client, masters)))
                .chain(keys -> orSealed(blocking(() -> new Opened(keys, keys.open(masters)))));
    }

    /**
     * The master keys that the operator has given. May fail, as with a file that others may read.
     */
    Uni<List<MasterKey>> masters() {
        return blocking(() -> {
            AeadConfig.register();
            return MasterKeySource.of(config).read();
        });
    }

    /** Why the vault is sealed; null where it is open, or nobody has asked yet. */
    @Nullable String sealedBecause() {
        return opened == null ? sealedBecause : null;
    }

    /** A file is read and a key management service asked on a thread that may wait. */
    static <T> Uni<T> blocking(Callable<T> work) {
        return Uni.createFrom()
                .<T>emitter(emitter -> {
                    try {
                        emitter.complete(work.call());
                    } catch (Exception e) {
                        emitter.fail(e);
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<WrappedKeys> create(SqlClient client, List<MasterKey> masters) {
        return orSealed(blocking(() -> WrappedKeys.generate(masters.getFirst())))
                .chain(made -> KeysetTable.create(client, made, clock.instant()))
                .chain(() -> KeysetTable.load(client))
                .map(stored -> stored.orElseThrow());
    }

    private <T> Uni<T> orSealed(Uni<T> work) {
        return work.onFailure().transform(this::sealed);
    }

    private Throwable sealed(Throwable failure) {
        var because = failure.toString();
        if (!because.equals(sealedBecause)) {
            LOG.errorf("The vault's keys cannot be opened: %s", because);
        }
        sealedBecause = because;
        sealedUntil = clock.instant().plus(SEALED_PAUSE);
        return new VaultSealedException();
    }
}
