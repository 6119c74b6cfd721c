package io.gerbang.authorization.application.payment;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Port: the messages that the network has not answered yet. */
public interface NetworkMessageStore {

    /** Adds messages, each with the time at which it is sent again. */
    Uni<Void> insert(SqlConnection transaction, List<Scheduled> messages);

    /** Which of the payments have messages waiting. */
    Uni<Set<String>> waiting(SqlConnection transaction, Collection<String> paymentIds);

    /**
     * Takes what is due and the first of its payment, and makes it due again at {@code leaseEnd}.
     */
    Uni<List<NetworkMessage>> takeDue(Instant now, Instant leaseEnd, int limit);

    /** Makes everything due that an earlier process of this instance left behind. */
    Uni<Void> takeOver(Instant now);

    /** Counts a try in vain, and sets the next. */
    Uni<Void> reschedule(SqlConnection transaction, List<Scheduled> messages);

    /** Deletes what was answered. */
    Uni<Void> delete(SqlClient client, List<NetworkMessage> messages);

    /** A message and when it is sent if nothing happens before. */
    record Scheduled(NetworkMessage message, Instant dueAt) {}
}
