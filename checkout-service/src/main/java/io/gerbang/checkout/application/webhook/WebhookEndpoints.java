package io.gerbang.checkout.application.webhook;

import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.clock.BusinessTime;
import io.gerbang.checkout.application.event.EventTypes;
import io.gerbang.checkout.application.event.MerchantEvent;
import io.gerbang.checkout.application.event.MerchantEvents;
import io.gerbang.checkout.application.view.Previously;
import io.gerbang.messaging.Database;
import io.gerbang.web.error.StripeErrors;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** Changes webhook endpoints, and disables those that have failed for too long. */
@ApplicationScoped
public class WebhookEndpoints {

    private static final Logger LOG = Logger.getLogger(WebhookEndpoints.class);
    private static final String OBJECT = "webhook_endpoint";

    private final WebhookEndpointStore store;
    private final MerchantEvents merchantEvents;
    private final Database database;
    private final BusinessTime time;

    WebhookEndpoints(
            WebhookEndpointStore store,
            MerchantEvents merchantEvents,
            Database database,
            BusinessTime time) {
        this.store = store;
        this.merchantEvents = merchantEvents;
        this.database = database;
        this.time = time;
    }

    /** Fails with 404 where there is no such endpoint. */
    public Uni<WebhookEndpoint> change(
            SqlConnection tx, ObjectRef ref, UnaryOperator<WebhookEndpoint> change) {
        return store.lock(tx, ref)
                .map(found ->
                        found.orElseThrow(() -> StripeErrors.resourceMissing(OBJECT, ref.id())))
                .map(change)
                .call(changed -> store.update(tx, changed));
    }

    /**
     * Gives it another secret; the one until now signs as well for a while. A roll within that
     * while ends the oldest secret at once.
     */
    public Uni<WebhookEndpoint> roll(SqlConnection tx, ObjectRef ref, Instant until) {
        return change(tx, ref, endpoint -> endpoint.roll(Ids.secret("whsec_"), until));
    }

    /** Takes endpoints out of use that have failed for too long, and tells their merchants. */
    public Uni<Void> disable(List<ObjectRef> failing) {
        return Uni.join()
                .all(failing.stream().map(this::disable).toList())
                .andCollectFailures()
                .replaceWithVoid();
    }

    private Uni<Void> disable(ObjectRef ref) {
        return database.transact(tx ->
                        store.lock(tx, ref)
                                .chain(found ->
                                        found.filter(WebhookEndpoint::enabled)
                                                .map(endpoint -> disable(tx, endpoint))
                                                .orElseGet(() -> Uni.createFrom().item(() -> {}))))
                .invoke(Runnable::run)
                .replaceWithVoid();
    }

    /** Emits what to run after the commit. */
    private Uni<Runnable> disable(SqlConnection tx, WebhookEndpoint failing) {
        LOG.infof("%s has failed for too long and is disabled", failing.id());
        var disabled = failing.disabled();
        return store.update(tx, disabled)
                .chain(() -> merchantEvents.record(tx, List.of(told(failing, disabled))));
    }

    private MerchantEvent told(WebhookEndpoint before, WebhookEndpoint now) {
        var at = time.now(now.tenant());
        var view = WebhookEndpointView.of(now);
        return new MerchantEvent(
                Ids.create("evt_", at),
                now.tenant(),
                EventTypes.WEBHOOK_ENDPOINT_DISABLED,
                at,
                view.toString(),
                Previously.of(WebhookEndpointView.of(before), view).toString(),
                null,
                null);
    }
}
