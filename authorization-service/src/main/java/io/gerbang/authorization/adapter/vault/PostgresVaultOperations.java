package io.gerbang.authorization.adapter.vault;

import io.gerbang.authorization.application.VaultOperations;
import io.gerbang.authorization.application.VaultStatus;
import io.gerbang.messaging.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The tables vault_keysets and vault_rotations, at the operator's command. */
@ApplicationScoped
class PostgresVaultOperations implements VaultOperations {

    private static final Logger LOG = Logger.getLogger(PostgresVaultOperations.class);

    /** Whoever seals a card now is waited for, and whoever comes meanwhile waits. */
    private static final String HOLD_OFF_SEALING = "lock table cards in share mode";

    private static final String BOUND_WAIT = "set local lock_timeout = '3s'";

    private final Database database;
    private final VaultKeys keys;
    private final Reencryption reencryption;
    private final Clock clock;

    PostgresVaultOperations(
            Database database, VaultKeys keys, Reencryption reencryption, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.reencryption = reencryption;
        this.clock = clock;
    }

    private interface Change {
        WrappedKeys of(WrappedKeys keys, List<MasterKey> masters) throws GeneralSecurityException;
    }

    @Override
    public Uni<VaultStatus> status() {
        return keys.keyring()
                .onFailure()
                .recoverWithNull()
                .chain(() -> keys.masters().onFailure().recoverWithItem(List.of()))
                .chain(masters ->
                        KeysetTable.load(database.pool())
                                .chain(stored ->
                                        RotationTable.latest(database.pool())
                                                .map(rotation ->
                                                        new VaultStatus(
                                                                keys.sealedBecause(),
                                                                masters.stream()
                                                                        .map(MasterKey::id)
                                                                        .toList(),
                                                                stored.map(WrappedKeys::shown)
                                                                        .orElse(List.of()),
                                                                rotation))));
    }

    @Override
    public Uni<VaultStatus> rewrap() {
        return opened().chain(() ->
                        database.transact(tx -> change(tx, WrappedKeys::rewrapped))
                                .invoke(() -> LOG.info("the vault's keys are wrapped anew")))
                .chain(() -> keys.reload(database.pool()))
                .chain(this::status);
    }

    @Override
    public Uni<VaultStatus> rotateDataKey() {
        return opened().chain(() -> database.transact(this::startRotation))
                .chain(() -> keys.reload(database.pool()))
                .chain(this::status);
    }

    @Override
    public Uni<Void> reencrypt() {
        return reencryption.run();
    }

    /** Loads anew: the operator may have changed the master key a moment ago. */
    private Uni<Keyring> opened() {
        return keys.reload(database.pool());
    }

    private Uni<Void> startRotation(SqlConnection tx) {
        return KeysetTable.lock(tx)
                .chain(() -> RotationTable.latest(tx))
                .map(Optional::ofNullable)
                .chain(latest ->
                        latest.filter(rotation -> rotation.finishedAt() == null).isPresent()
                                ? Uni.createFrom().voidItem()
                                : newDataKey(tx));
    }

    private Uni<Void> newDataKey(SqlConnection tx) {
        return change(tx, WrappedKeys::withNewCardKey)
                .chain(changed -> RotationTable.start(tx, changed.cardKeyId(), clock.instant()))
                .chain(() -> tx.query(BOUND_WAIT).execute())
                .chain(() -> tx.query(HOLD_OFF_SEALING).execute())
                .invoke(() -> LOG.info("cards are sealed under a new data key"))
                .replaceWithVoid();
    }

    private Uni<WrappedKeys> change(SqlConnection tx, Change change) {
        return keys.masters()
                .chain(masters ->
                        KeysetTable.lock(tx)
                                .chain(stored ->
                                        VaultKeys.blocking(
                                                () -> change.of(stored.orElseThrow(), masters))))
                .call(changed -> KeysetTable.replace(tx, changed, clock.instant()));
    }
}
