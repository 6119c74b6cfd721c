package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.idempotency.IdempotencyStore;
import io.gerbang.checkout.application.idempotency.IdempotentCall;
import io.gerbang.checkout.domain.IdempotencyKey;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.Safeguards;
import io.gerbang.web.idempotency.IdempotentRequest;
import io.gerbang.web.idempotency.IdempotentRequest.Accepted;
import io.gerbang.web.idempotency.IdempotentRequest.Answered;
import io.gerbang.web.idempotency.RequestFingerprint;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table {@code idempotency_keys}. */
@ApplicationScoped
class PostgresIdempotencyStore implements IdempotencyStore {

    /**
     * The lock goes with the transaction. Whoever finds it taken would else wait for another's
     * commit, and its whole batch with it.
     */
    private static final String CLAIM =
            """
            insert into idempotency_keys (merchant_id, livemode, shopper, key, fingerprint,
              resource_id)
            select * from unnest($1::text[], $2::boolean[], $3::boolean[], $4::text[], $5::text[],
              $6::text[]) as c(merchant_id, livemode, shopper, key, fingerprint, resource_id)
            where pg_try_advisory_xact_lock(
              hashtextextended(concat_ws(' ', merchant_id, livemode, shopper, key), 0))
            on conflict do nothing
            returning merchant_id, livemode, shopper, key, resource_id
            """;

    private static final String KEEP =
            """
            update idempotency_keys t set status = a.status, body = a.body
            from unnest($1::text[], $2::boolean[], $3::boolean[], $4::text[], $5::int[], $6::text[])
              as a(merchant_id, livemode, shopper, key, status, body)
            where t.merchant_id = a.merchant_id and t.livemode = a.livemode
              and t.shopper = a.shopper and t.key = a.key and t.body is null
            """;

    private static final String RELEASE =
            """
            delete from idempotency_keys t
            using unnest($1::text[], $2::boolean[], $3::boolean[], $4::text[])
              as c(merchant_id, livemode, shopper, key)
            where t.merchant_id = c.merchant_id and t.livemode = c.livemode
              and t.shopper = c.shopper and t.key = c.key
            """;

    /** Without a status it is no answer, and a body it has only to say so. */
    private static final String OPEN =
            """
            update idempotency_keys set body = ''
            where merchant_id = $1 and livemode = $2 and shopper = $3 and key = $4
              and status is null
            """;

    private static final String FIND =
            """
            select fingerprint, resource_id, status, body from idempotency_keys
            where merchant_id = $1 and livemode = $2 and shopper = $3 and key = $4
            """;

    private final Database database;
    private final Safeguards safeguards;

    PostgresIdempotencyStore(Database database, Safeguards safeguards) {
        this.database = database;
        this.safeguards = safeguards;
    }

    /** What tells one claim from another: two calls of a batch may share a key. */
    private record Claim(Tenant tenant, IdempotencyKey key, String resourceId) {}

    @Override
    public Uni<Set<IdempotentCall>> claim(SqlConnection tx, List<IdempotentCall> calls) {
        if (calls.isEmpty() || !safeguards.idempotency()) {
            return Uni.createFrom().item(Set.of());
        }
        return tx.preparedQuery(CLAIM)
                .execute(
                        keys(calls)
                                .addArrayOfString(
                                        Columns.texts(calls, call -> call.fingerprint().hex()))
                                .addArrayOfString(Columns.texts(calls, IdempotentCall::resourceId)))
                .map(rows -> {
                    var claimed = new HashSet<Claim>();
                    rows.forEach(row -> claimed.add(claim(row)));
                    // By identity: a retry in the same batch is equal to its first call.
                    Set<IdempotentCall> used = Collections.newSetFromMap(new IdentityHashMap<>());
                    for (var call : calls) {
                        if (!claimed.remove(claim(call))) {
                            used.add(call);
                        }
                    }
                    return used;
                });
    }

    @Override
    public Uni<Void> release(SqlConnection tx, List<IdempotentCall> calls) {
        return calls.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(RELEASE).execute(keys(calls)).replaceWithVoid();
    }

    private static Tuple keys(List<IdempotentCall> calls) {
        return Columns.tenants(calls, IdempotentCall::tenant)
                .addArrayOfBoolean(Columns.flags(calls, call -> call.key().shopper()))
                .addArrayOfString(Columns.texts(calls, call -> call.key().value()));
    }

    @Override
    public Uni<Void> keep(SqlConnection tx, List<Kept> answers) {
        if (answers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(KEEP)
                .execute(
                        Columns.tenants(answers, Kept::tenant)
                                .addArrayOfBoolean(
                                        Columns.flags(answers, kept -> kept.key().shopper()))
                                .addArrayOfString(
                                        Columns.texts(answers, kept -> kept.key().value()))
                                .addArrayOfInteger(
                                        answers.stream()
                                                .map(kept -> kept.answer().status())
                                                .toArray(Integer[]::new))
                                .addArrayOfString(
                                        Columns.texts(
                                                answers, kept -> kept.answer().body().toString())))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> leaveOpen(IdempotentCall call) {
        return database.rowsOf(call.tenant().merchantId())
                .query(OPEN, columns(call.tenant(), call.key()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<IdempotentRequest>> find(Tenant tenant, IdempotencyKey key) {
        return database.rowsOf(tenant.merchantId())
                .query(FIND, columns(tenant, key))
                .map(rows -> BodyTable.stream(rows).map(this::read).findFirst());
    }

    private static Tuple columns(Tenant tenant, IdempotencyKey key) {
        return Columns.tenant(tenant).addBoolean(key.shopper()).addString(key.value());
    }

    private IdempotentRequest read(Row row) {
        var fingerprint = new RequestFingerprint(row.getString("fingerprint"));
        var status = row.getInteger("status");
        return status == null
                ? new Accepted(fingerprint, row.getString("resource_id"))
                : new Answered(fingerprint, status, row.getString("body"));
    }

    private static Claim claim(Row row) {
        return new Claim(
                new Tenant(row.getString("merchant_id"), row.getBoolean("livemode")),
                new IdempotencyKey(row.getString("key"), row.getBoolean("shopper")),
                row.getString("resource_id"));
    }

    private static Claim claim(IdempotentCall call) {
        return new Claim(call.tenant(), call.key(), call.resourceId());
    }
}
