package io.gerbang.authorization.application;

import io.gerbang.events.EventRecord;
import io.gerbang.events.checkout.MerchantChanged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** Port: keeps what the vault's routes need to know of merchants, their keys. */
public interface MerchantFeed {

    /** Loads what was stored in an earlier life of this instance. */
    Uni<Void> load();

    /**
     * Stores the merchants' new state, if any, and notes that Kafka is heard.
     *
     * @return what to do once the transaction has committed
     */
    Uni<Runnable> take(SqlConnection transaction, List<EventRecord<MerchantChanged>> changes);
}
