package io.gerbang.authorization.application.payment;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Port: the messages that the network has not answered yet. */
public interface NetworkMessageStore {

    /** Adds messages, each with the time at which it is sent again. */
    Uni<Void> insert(SqlConnection transaction, List<Scheduled> messages);

    /** Whose turn it is, in sight of the messages of these payments that wait for their answer. */
    Uni<Turns> turns(SqlConnection transaction, Collection<String> paymentIds);

    /**
     * Takes what is due and waits for no other of its payment, and makes it due again at {@code
     * leaseEnd}.
     */
    Uni<List<NetworkMessage>> takeDue(Instant now, Instant leaseEnd, int limit);

    /** Makes everything due that an earlier process of this instance left behind. */
    Uni<Void> takeOver(Instant now);

    /**
     * Claims requests that were never sent, to send them or to give them up: each is claimed once.
     *
     * @return those that were, and are still there
     */
    Uni<List<NetworkMessage>> claim(SqlClient client, List<NetworkMessage> requests);

    /** Counts a try in vain, says whether it may have left, and sets the next. */
    Uni<Void> reschedule(SqlConnection transaction, List<Scheduled> messages);

    /** Deletes what was answered. */
    Uni<Void> delete(SqlClient client, List<NetworkMessage> messages);

    /** A message and when it is sent if nothing happens before. */
    record Scheduled(NetworkMessage message, Instant dueAt) {}
}
