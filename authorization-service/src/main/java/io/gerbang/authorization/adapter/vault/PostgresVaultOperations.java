package io.gerbang.authorization.adapter.vault;

import io.gerbang.authorization.application.vault.Actor;
import io.gerbang.authorization.application.vault.VaultOperations;
import io.gerbang.authorization.application.vault.VaultStatus;
import io.gerbang.events.Act;
import io.gerbang.events.Act.Detail;
import io.gerbang.events.OperatorActed;
import io.gerbang.events.Topic;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.Outbox;
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
    private final Outbox outbox;
    private final Clock clock;

    PostgresVaultOperations(
            Database database,
            VaultKeys keys,
            Reencryption reencryption,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.keys = keys;
        this.reencryption = reencryption;
        this.outbox = outbox;
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
    public Uni<VaultStatus> rewrap(Actor actor) {
        return opened().chain(() ->
                        database.transact(tx ->
                                        change(tx, WrappedKeys::rewrapped)
                                                .chain(wrapped ->
                                                        tell(tx, rewrapped(actor, wrapped))))
                                .invoke(() -> LOG.info("the vault's keys are wrapped anew")))
                .chain(() -> keys.reload(database.pool()))
                .chain(this::status);
    }

    @Override
    public Uni<VaultStatus> rotateDataKey(Actor actor) {
        return opened().chain(() -> database.transact(tx -> startRotation(tx, actor)))
                .chain(() -> keys.reload(database.pool()))
                .chain(this::status);
    }

    @Override
    public Uni<Void> refreshKeys() {
        return keys.refresh();
    }

    @Override
    public Uni<Void> reencrypt() {
        return reencryption.run();
    }

    /** Loads anew: the operator may have changed the master key a moment ago. */
    private Uni<Keyring> opened() {
        return keys.reload(database.pool());
    }

    private Uni<Void> startRotation(SqlConnection tx, Actor actor) {
        return KeysetTable.lock(tx)
                .chain(() -> RotationTable.latest(tx))
                .map(Optional::ofNullable)
                .chain(latest ->
                        latest.filter(rotation -> rotation.finishedAt() == null).isPresent()
                                ? Uni.createFrom().voidItem()
                                : newDataKey(tx, actor));
    }

    private Uni<Void> newDataKey(SqlConnection tx, Actor actor) {
        return change(tx, WrappedKeys::withNewCardKey)
                .call(changed -> RotationTable.start(tx, changed.cardKeyId(), clock.instant()))
                .chain(changed -> tell(tx, rotated(actor, changed)))
                .chain(() -> tx.query(BOUND_WAIT).execute())
                .chain(() -> tx.query(HOLD_OFF_SEALING).execute())
                .invoke(() -> LOG.info("cards are sealed under a new data key"))
                .replaceWithVoid();
    }

    private Uni<Void> tell(SqlConnection tx, Act act) {
        var event =
                OperatorActed.record(
                        Topic.AUTHORIZATION_ACT,
                        OperatorActed.EVERY_MERCHANT,
                        false,
                        clock.instant(),
                        act);
        return outbox.append(tx, List.of(event));
    }

    private static Act rewrapped(Actor actor, WrappedKeys keys) {
        return act(actor, "vault.rewrapped", new Detail("wrapped_by", keys.masterKeyId()));
    }

    private static Act rotated(Actor actor, WrappedKeys keys) {
        var key = new Detail("key_id", Long.toString(keys.cardKeyId()));
        return act(actor, "vault.data_key_rotated", key);
    }

    private static Act act(Actor actor, String action, Detail detail) {
        return new Act(actor.name(), actor.origin(), action, "vault", List.of(detail));
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
