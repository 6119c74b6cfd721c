package io.gerbang.authorization.adapter.vault;

import io.gerbang.authorization.adapter.vault.WrappedKeys.Wrapped;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** The table vault_keysets. */
final class KeysetTable {

    private static final String LOAD =
            "select purpose, wrapped, master_key_id, current_key_id from vault_keysets";
    private static final String INSERT =
            """
            insert into vault_keysets (purpose, wrapped, master_key_id, current_key_id, wrapped_at)
            select s.*, $5
            from unnest($1::text[], $2::bytea[], $3::text[], $4::bigint[])
              as s(purpose, wrapped, master_key_id, current_key_id)
            order by s.purpose
            on conflict (purpose)
            """;
    private static final String CREATE = INSERT + "do nothing";
    private static final String REPLACE =
            INSERT
                    + """
                    do update set wrapped = excluded.wrapped,
                      master_key_id = excluded.master_key_id,
                      current_key_id = excluded.current_key_id, wrapped_at = excluded.wrapped_at
                    """;

    private KeysetTable() {}

    /** Empty where the vault was never opened. */
    static Uni<Optional<WrappedKeys>> load(SqlClient client) {
        return client.preparedQuery(LOAD).execute().map(KeysetTable::read);
    }

    /** Loads the keys, and holds off everybody else who would change them. */
    static Uni<Optional<WrappedKeys>> lock(SqlClient transaction) {
        return transaction
                .preparedQuery(LOAD + " order by purpose for update")
                .execute()
                .map(KeysetTable::read);
    }

    /** Stores the first keys, unless another instance did. */
    static Uni<Void> create(SqlClient client, WrappedKeys keys, Instant now) {
        return client.preparedQuery(CREATE).execute(columns(keys, now)).replaceWithVoid();
    }

    static Uni<Void> replace(SqlClient transaction, WrappedKeys keys, Instant now) {
        return transaction.preparedQuery(REPLACE).execute(columns(keys, now)).replaceWithVoid();
    }

    private static Optional<WrappedKeys> read(RowSet<Row> rows) {
        var keys = new HashMap<String, Wrapped>();
        for (var row : rows) {
            keys.put(
                    row.getString(0),
                    new Wrapped(row.getBuffer(1).getBytes(), row.getString(2), row.getLong(3)));
        }
        return keys.isEmpty() ? Optional.empty() : Optional.of(new WrappedKeys(keys));
    }

    private static Tuple columns(WrappedKeys keys, Instant now) {
        var purposes = List.copyOf(keys.byPurpose().keySet());
        var wrapped = purposes.stream().map(keys.byPurpose()::get).toList();
        return Tuple.tuple()
                .addArrayOfString(purposes.toArray(String[]::new))
                .addValue(
                        wrapped.stream()
                                .map(key -> Buffer.buffer(key.bytes()))
                                .toArray(Buffer[]::new))
                .addArrayOfString(wrapped.stream().map(Wrapped::masterKeyId).toArray(String[]::new))
                .addArrayOfLong(wrapped.stream().map(Wrapped::currentKeyId).toArray(Long[]::new))
                .addValue(now.atOffset(ZoneOffset.UTC));
    }
}
