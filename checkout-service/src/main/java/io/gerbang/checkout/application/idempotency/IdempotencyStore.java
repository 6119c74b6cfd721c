package io.gerbang.checkout.application.idempotency;

import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.domain.IdempotencyKey;
import io.gerbang.web.idempotency.IdempotentRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Port: the Idempotency-Keys that were used, with what they were used for. */
public interface IdempotencyStore {

    /** An answer to keep for a key. */
    record Kept(Tenant tenant, IdempotencyKey key, Answer answer) {}

    /**
     * Claims keys in the transaction that carries out their requests; waits for nobody who is
     * claiming the same one.
     *
     * @return the calls whose key has been used or is in use, to be compared by identity
     */
    Uni<Set<IdempotentCall>> claim(SqlConnection transaction, List<IdempotentCall> calls);

    /** Takes claims back, in the transaction in which they were made. */
    Uni<Void> release(SqlConnection transaction, List<IdempotentCall> calls);

    /** Keeps the answers of calls that were claimed, but of those that are left open. */
    Uni<Void> keep(SqlConnection transaction, List<Kept> answers);

    /**
     * A call was answered with its object as it stood, before its outcome: so is a repeat, and not
     * with an error that the first request has not got.
     */
    Uni<Void> leaveOpen(IdempotentCall call);

    /** What a key was used for; empty while the first request with it has not committed. */
    Uni<Optional<IdempotentRequest>> find(Tenant tenant, IdempotencyKey key);
}
