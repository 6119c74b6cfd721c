package io.gerbang.authorization.adapter.vault;

import io.gerbang.authorization.adapter.vault.RotationTable.Taken;
import io.gerbang.messaging.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Brings cards under the current data key, a batch at a time while payments run.
 *
 * <p>A batch and how far it has come are one transaction, in which the rotation's row is locked:
 * two instances do not collide, and whoever is killed leaves nothing that another could not go on
 * with. Between batches is a pause, so that payments find the processors and the disk free.
 */
@ApplicationScoped
class Reencryption {

    private static final String FIND =
            """
            select %s from %s where holder_id > $1 and key_id <> $2 and sealed <> ''
            order by holder_id limit $3 for update skip locked
            """;
    private static final String RESEAL =
            """
            update %s t set key_id = $1, sealed = s.sealed
            from unnest($2::text[], $3::bytea[]) as s(holder_id, sealed)
            where t.holder_id = s.holder_id
            """;
    private static final String LEFT =
            """
            select exists (select from cards where key_id <> $1 and sealed <> '')
              or exists (select from card_verifications where key_id <> $1)
            """;
    private static final String FROM_THE_START = "";
    private static final double WHOLE = 100;

    private final Database database;
    private final VaultKeys keys;
    private final VaultConfig config;
    private final Clock clock;

    Reencryption(Database database, VaultKeys keys, VaultConfig config, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /** Where secrets lie, and what they are. */
    private enum Kind {
        NUMBERS("cards", "number"),
        CODES("card_verifications", "cvc");

        private final String use;
        private final String find;
        private final String reseal;

        Kind(String table, String use) {
            this.use = use;
            find = FIND.formatted(SealedSecret.COLUMNS, table);
            reseal = RESEAL.formatted(table);
        }
    }

    /** Some secrets: as they were found, and those that opened. */
    private record Batch(List<SealedSecret> found, List<SealedSecret> resealed) {

        static Batch of(List<SealedSecret> found, Keyring keyring) {
            return new Batch(
                    found,
                    found.stream()
                            .map(secret -> secret.resealed(keyring))
                            .flatMap(Optional::stream)
                            .toList());
        }

        int unopened() {
            return found.size() - resealed.size();
        }

        String position() {
            return found.getLast().binding().holderId();
        }
    }

    /**
     * @param pause until the next; empty where nothing is due
     * @param finished whether all cards are under the current key now
     */
    private record Step(Optional<Duration> pause, boolean finished) {
        static final Step NONE = new Step(Optional.empty(), false);
        static final Step LAST = new Step(Optional.empty(), true);

        static Step before(Duration pause) {
            return new Step(Optional.of(pause), false);
        }
    }

    /** Ends when no batch is due here: another instance is at it, or all is done. */
    Uni<Void> run() {
        return Uni.createFrom()
                .deferred(this::step)
                .call(step ->
                        step.pause()
                                .filter(Duration::isPositive)
                                .map(pause ->
                                        Uni.createFrom().voidItem().onItem().delayIt().by(pause))
                                .orElseGet(() -> Uni.createFrom().voidItem()))
                .repeat()
                .whilst(step -> step.pause().isPresent())
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Step> step() {
        return database.transact(tx ->
                        RotationTable.take(tx)
                                .chain(taken ->
                                        taken.map(rotation -> step(tx, rotation))
                                                .orElse(Uni.createFrom().item(Step.NONE))))
                .call(step ->
                        step.finished()
                                ? keys.reload(database.pool())
                                : Uni.createFrom().voidItem());
    }

    private Uni<Step> step(SqlConnection tx, Taken rotation) {
        return keys.keyring(tx, List.of(rotation.keyId()))
                .chain(keyring ->
                        reseal(tx, Kind.NUMBERS, rotation.position(), keyring)
                                .chain(cards ->
                                        cards.found().isEmpty()
                                                ? codes(tx, rotation, keyring)
                                                : advance(
                                                        tx,
                                                        new Taken(
                                                                rotation.keyId(), cards.position()),
                                                        cards)));
    }

    /** They are few, and so there is no position among them. */
    private Uni<Step> codes(SqlConnection tx, Taken rotation, Keyring keyring) {
        return reseal(tx, Kind.CODES, FROM_THE_START, keyring)
                .chain(codes ->
                        codes.resealed().isEmpty()
                                ? end(tx, rotation)
                                : advance(tx, rotation, codes));
    }

    private Uni<Batch> reseal(SqlConnection tx, Kind kind, String after, Keyring keyring) {
        return tx.preparedQuery(kind.find)
                .execute(Tuple.of(after, keyring.keyId(), config.reencryptionBatch()))
                .map(rows -> SealedSecret.readAll(kind.use, rows))
                .chain(found -> VaultKeys.blocking(() -> Batch.of(found, keyring)))
                .call(batch ->
                        batch.resealed().isEmpty()
                                ? Uni.createFrom().voidItem()
                                : store(tx, kind, batch.resealed(), keyring.keyId()));
    }

    private static Uni<Void> store(
            SqlConnection tx, Kind kind, List<SealedSecret> resealed, long keyId) {
        var holders =
                resealed.stream().map(secret -> secret.binding().holderId()).toArray(String[]::new);
        var sealed =
                resealed.stream()
                        .map(secret -> secret.sealed().getDelegate())
                        .toArray(Buffer[]::new);
        return tx.preparedQuery(kind.reseal)
                .execute(Tuple.tuple().addLong(keyId).addArrayOfString(holders).addValue(sealed))
                .replaceWithVoid();
    }

    private Uni<Step> advance(SqlConnection tx, Taken rotation, Batch batch) {
        var share = config.reencryptionSharePercent() / WHOLE;
        return RotationTable.advance(
                        tx,
                        rotation,
                        batch.resealed().size(),
                        batch.unopened(),
                        (1 - share) / share)
                .map(Step::before);
    }

    /** What was locked, or does not open, is tried again; the old key is kept as long. */
    private Uni<Step> end(SqlConnection tx, Taken rotation) {
        return tx.preparedQuery(LEFT)
                .execute(Tuple.of(rotation.keyId()))
                .map(rows -> rows.iterator().next().getBoolean(0))
                .chain(left ->
                        left
                                ? RotationTable.restart(tx, rotation).map(Step::before)
                                : destroyOldKeys(tx, rotation).replaceWith(Step.LAST));
    }

    private Uni<Void> destroyOldKeys(SqlConnection tx, Taken rotation) {
        var now = clock.instant();
        return keys.masters()
                .chain(masters ->
                        KeysetTable.lock(tx)
                                .chain(wrapped ->
                                        VaultKeys.blocking(() ->
                                                wrapped.orElseThrow().withoutOldCardKeys(masters))))
                .chain(remaining -> KeysetTable.replace(tx, remaining, now))
                .chain(() -> RotationTable.finish(tx, rotation, now));
    }
}
