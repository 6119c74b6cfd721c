package io.gerbang.messaging;

import io.gerbang.events.EventRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** What a service does with the events it consumes; each service has one. */
public interface EventBatchHandler {

    /**
     * Takes a batch inside the inbox's transaction: multi-row statements, rows locked in key order.
     * Each event is new, and comes after every earlier event of its key on its topic; where that
     * turns out to be otherwise, all is rolled back, whatever became of it. Nothing is promised
     * across topics. A failure that is not the database's rolls the batch back and is narrowed down
     * to the event that causes it, which is dead-lettered.
     *
     * @return what to do once the transaction has committed, such as waking who waits; it must not
     *     fail and is not repeated
     */
    Uni<Runnable> handle(SqlConnection transaction, List<EventRecord<?>> events);
}
