package io.gerbang.authorization.application.payment;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port: the payments of this service. What takes no transaction stands alone. */
public interface PaymentStore {

    /** Loads and locks payments in the order of their ids; unknown ones are missing. */
    Uni<Map<String, StoredPayment>> lock(SqlConnection transaction, Collection<String> paymentIds);

    /** Loads and locks what is due, and nobody else has locked. */
    Uni<List<StoredPayment>> lockDue(SqlConnection transaction, Instant now, int limit);

    /** Fails as a serialization failure where another transaction inserted one of them. */
    Uni<Void> insert(SqlConnection transaction, List<StoredPayment> payments);

    /** Updates locked payments. */
    Uni<Void> update(SqlConnection transaction, List<StoredPayment> payments);

    /** Remembers that issuers did not answer, so that a late approval is recognized. */
    Uni<Void> addUnanswered(SqlConnection transaction, List<Asked> unanswered);

    /** Adds to the operator's list what is not on it: a message brings a kind to light once. */
    Uni<Void> addBreaks(SqlConnection transaction, List<ReconciliationBreak> breaks);

    /** What nobody has settled yet, the oldest first. */
    Uni<List<ReconciliationBreak>> openBreaks(int limit);

    /** Finds what an issuer was asked under a trace and did not answer in time. */
    Uni<Optional<Asked>> findUnanswered(int stan, String rrn);

    /** Forgets what issuers were asked before a time. */
    Uni<Void> forgetUnanswered(Instant before);

    /**
     * Makes due what an earlier process of this instance left without an answer. An outcome that
     * was unknown already is due when it would be anyway.
     *
     * @return how many payments
     */
    Uni<Integer> takeOver(Instant now);
}
