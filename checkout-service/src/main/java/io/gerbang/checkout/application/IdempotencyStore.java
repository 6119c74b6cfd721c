package io.gerbang.checkout.application;

import io.gerbang.web.idempotency.IdempotentRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Port: the Idempotency-Keys that were used, with what they were used for. */
public interface IdempotencyStore {

    /** An answer to keep for a key. */
    record Kept(Tenant tenant, String key, Answer answer) {}

    /**
     * Claims keys in the transaction that carries out their requests; waits for whoever is claiming
     * the same one.
     *
     * @return the calls whose key had been used before, to be compared by identity
     */
    Uni<Set<IdempotentCall>> claim(SqlConnection transaction, List<IdempotentCall> calls);

    /** Keeps the answers of calls that were claimed. */
    Uni<Void> keep(SqlConnection transaction, List<Kept> answers);

    /** What a key was used for. */
    Uni<Optional<IdempotentRequest>> find(Tenant tenant, String key);
}
