package io.gerbang.checkout.application;

import io.gerbang.checkout.application.PaymentStore.Page;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: the events that merchants are told of. */
public interface MerchantEventStore {

    /** Writes events in the transaction of the state change that they tell of. */
    Uni<Void> insert(SqlConnection transaction, List<MerchantEvent> events);

    Uni<Optional<MerchantEvent>> find(ObjectRef event);

    /**
     * @param type an exact type, or a prefix that ends in {@code .*}; null for all
     */
    Uni<Page<MerchantEvent>> list(Tenant tenant, @Nullable String type, PageRequest page);
}
