package io.gerbang.checkout.application.event;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** Port: events on their way to merchants' endpoints. */
public interface WebhookQueue {

    /**
     * Writes a delivery per event and endpoint that listens for it.
     *
     * @return what to run after the commit: the first attempts, without another look at the table
     */
    Uni<Runnable> enqueue(SqlConnection transaction, List<MerchantEvent> events);
}
