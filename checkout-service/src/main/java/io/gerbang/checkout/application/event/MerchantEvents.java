package io.gerbang.checkout.application.event;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Records what merchants are told of, with a delivery to each endpoint that wants to hear it. */
@ApplicationScoped
public class MerchantEvents {

    private final MerchantEventStore store;
    private final WebhookQueue webhooks;

    MerchantEvents(MerchantEventStore store, WebhookQueue webhooks) {
        this.store = store;
        this.webhooks = webhooks;
    }

    /** Emits what to run after the commit: the deliveries' first attempt. */
    public Uni<Runnable> record(SqlConnection transaction, List<MerchantEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(() -> {});
        }
        return Uni.combine()
                .all()
                .unis(store.insert(transaction, events), webhooks.enqueue(transaction, events))
                .with((_, deliver) -> deliver);
    }
}
