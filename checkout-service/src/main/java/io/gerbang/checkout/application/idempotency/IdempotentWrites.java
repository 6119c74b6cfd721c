package io.gerbang.checkout.application.idempotency;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.idempotency.IdempotencyStore.Kept;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.Followed;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.idempotency.IdempotencyErrors;
import io.gerbang.web.idempotency.IdempotentRequest.Answered;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes that are complete in one transaction: their answer is kept in it. */
@ApplicationScoped
public class IdempotentWrites {

    /** Stands for: nothing was done. */
    private static final Answer REPEATED = Answer.ok(JsonNodeFactory.instance.objectNode());

    private final Database database;
    private final IdempotencyStore idempotency;

    IdempotentWrites(Database database, IdempotencyStore idempotency) {
        this.database = database;
        this.idempotency = idempotency;
    }

    /**
     * @param resourceId the object that is written
     * @param work what to do where the request is not a repeat
     */
    public Uni<Answer> execute(
            ApiRequest request, String resourceId, Function<SqlConnection, Uni<Answer>> work) {
        return executeAndThen(request, resourceId, tx -> work.apply(tx).map(Followed::byNothing));
    }

    /** The same for work that leaves something to do after the commit. */
    public Uni<Answer> executeAndThen(
            ApiRequest request,
            String resourceId,
            Function<SqlConnection, Uni<Followed<Answer>>> work) {
        var rows = database.rowsOf(request.caller().merchantId());
        var call = IdempotentCall.of(request, resourceId);
        if (call == null) {
            return rows.transactThen(work);
        }
        return rows.transactThen(tx -> claimed(tx, call, work))
                .chain(answer -> answer == REPEATED ? repeat(call) : Uni.createFrom().item(answer));
    }

    /**
     * Whether nothing has been done under the request's key, so that what a write does elsewhere,
     * and does first, is not done again for a repeat.
     */
    public Uni<Boolean> isNew(ApiRequest request) {
        var key = IdempotentCall.key(request.caller());
        return key == null
                ? Uni.createFrom().item(true)
                : idempotency.find(Tenant.of(request.caller()), key).map(Optional::isEmpty);
    }

    private Uni<Followed<Answer>> claimed(
            SqlConnection tx,
            IdempotentCall call,
            Function<SqlConnection, Uni<Followed<Answer>>> work) {
        return idempotency
                .claim(tx, List.of(call))
                .chain(used ->
                        used.isEmpty()
                                ? work.apply(tx).call(written -> keep(tx, call, written.result()))
                                : Uni.createFrom().item(Followed.byNothing(REPEATED)));
    }

    private Uni<Void> keep(SqlConnection tx, IdempotentCall call, Answer answer) {
        return idempotency.keep(tx, List.of(new Kept(call.tenant(), call.key(), answer)));
    }

    private Uni<Answer> repeat(IdempotentCall call) {
        return idempotency
                .find(call.tenant(), call.key())
                .map(found -> {
                    var known = found.orElseThrow(IdempotencyErrors::keyInUse);
                    known.requireSame(call.fingerprint());
                    if (known instanceof Answered answered) {
                        return StoredAnswers.read(answered.status(), answered.body());
                    }
                    throw new IllegalStateException("a complete write is answered");
                });
    }
}
