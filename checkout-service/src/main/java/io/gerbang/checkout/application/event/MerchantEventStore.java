package io.gerbang.checkout.application.event;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: the events that merchants are told of. */
public interface MerchantEventStore {

    /**
     * An event, and how it fares.
     *
     * @param pendingWebhooks endpoints that have not taken it
     */
    record Told(MerchantEvent event, int pendingWebhooks) {}

    /**
     * Which events a list has.
     *
     * @param types exact types, or ones with {@code *} for any part; none for all
     * @param delivered whether every endpoint has taken them; null for either
     */
    record Filter(List<String> types, @Nullable Boolean delivered) {}

    /** Writes events in the transaction of the state change that they tell of. */
    Uni<Void> insert(SqlConnection transaction, List<MerchantEvent> events);

    Uni<Optional<Told>> find(ObjectRef event);

    Uni<Page<Told>> list(Tenant tenant, Filter filter, PageRequest page);
}
