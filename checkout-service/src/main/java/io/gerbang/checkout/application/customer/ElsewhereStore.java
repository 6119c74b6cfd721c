package io.gerbang.checkout.application.customer;

import io.gerbang.checkout.application.ObjectRef;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Port: what other services have yet to erase. */
public interface ElsewhereStore {

    /** What is kept where. */
    enum Kind {
        /** A card at the vault, by its payment method. */
        CARD,
        /** All that the vault was given with an e-mail address. */
        ADDRESS,
        /** Whose device a payment came from, at fraud-service, by the payment. */
        SCREENING
    }

    /** Something to erase. */
    record Item(Kind kind, ObjectRef ref) {}

    Uni<Void> add(SqlConnection transaction, Collection<Item> items, Instant dueAt);

    /** Some of those whose time has come, and that have waited longest since they were tried. */
    Uni<List<Item>> due(Instant now, int limit);

    Uni<Void> done(Collection<Item> items);

    /** Lets others go first the next time. */
    Uni<Void> tried(Item item, Instant at);
}
