package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.IdempotencyStore;
import io.gerbang.checkout.application.IdempotentCall;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.messaging.Safeguards;
import io.gerbang.web.idempotency.IdempotentRequest;
import io.gerbang.web.idempotency.IdempotentRequest.Accepted;
import io.gerbang.web.idempotency.IdempotentRequest.Answered;
import io.gerbang.web.idempotency.RequestFingerprint;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
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
     * In key order, so that batches that share keys wait for one another instead of deadlocking.
     */
    private static final String CLAIM =
            """
            insert into idempotency_keys (merchant_id, livemode, key, fingerprint, resource_id)
            select * from unnest($1::text[], $2::boolean[], $3::text[], $4::text[], $5::text[])
              as c(merchant_id, livemode, key, fingerprint, resource_id)
            order by merchant_id, livemode, key
            on conflict do nothing
            returning merchant_id, livemode, key, resource_id
            """;

    private static final String KEEP =
            """
            update idempotency_keys t set status = a.status, body = a.body
            from unnest($1::text[], $2::boolean[], $3::text[], $4::int[], $5::text[])
              as a(merchant_id, livemode, key, status, body)
            where t.merchant_id = a.merchant_id and t.livemode = a.livemode and t.key = a.key
            """;
    private static final String FIND =
            """
            select fingerprint, resource_id, status, body from idempotency_keys
            where merchant_id = $1 and livemode = $2 and key = $3
            """;

    private final Pool pool;
    private final Safeguards safeguards;

    PostgresIdempotencyStore(Pool pool, Safeguards safeguards) {
        this.pool = pool;
        this.safeguards = safeguards;
    }

    /** What tells one claim from another: two calls of a batch may share a key. */
    private record Claim(String merchantId, boolean livemode, String key, String resourceId) {}

    @Override
    public Uni<Set<IdempotentCall>> claim(SqlConnection tx, List<IdempotentCall> calls) {
        if (calls.isEmpty() || !safeguards.idempotency()) {
            return Uni.createFrom().item(Set.of());
        }
        return tx.preparedQuery(CLAIM)
                .execute(
                        Columns.tenants(calls, IdempotentCall::tenant)
                                .addArrayOfString(Columns.texts(calls, IdempotentCall::key))
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
    public Uni<Void> keep(SqlConnection tx, List<Kept> answers) {
        if (answers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(KEEP)
                .execute(
                        Columns.tenants(answers, Kept::tenant)
                                .addArrayOfString(Columns.texts(answers, Kept::key))
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
    public Uni<Optional<IdempotentRequest>> find(Tenant tenant, String key) {
        return pool.preparedQuery(FIND)
                .execute(Columns.tenant(tenant).addString(key))
                .map(rows -> BodyTable.stream(rows).map(this::read).findFirst());
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
                row.getString("merchant_id"),
                row.getBoolean("livemode"),
                row.getString("key"),
                row.getString("resource_id"));
    }

    private static Claim claim(IdempotentCall call) {
        return new Claim(
                call.tenant().merchantId(),
                call.tenant().livemode(),
                call.key(),
                call.resourceId());
    }
}
