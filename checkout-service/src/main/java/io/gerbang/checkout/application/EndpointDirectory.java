package io.gerbang.checkout.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** All endpoints in memory, at most a second old: each payment asks who wants to hear of it. */
@ApplicationScoped
public class EndpointDirectory {

    private static final Logger LOG = Logger.getLogger(EndpointDirectory.class);
    private static final long REFRESH_MS = 1_000;

    private final WebhookEndpointStore store;
    private final Vertx vertx;
    private volatile Map<Tenant, List<WebhookEndpoint>> byTenant = Map.of();

    EndpointDirectory(WebhookEndpointStore store, Vertx vertx) {
        this.store = store;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        refresh();
        vertx.setPeriodic(REFRESH_MS, timer -> refresh());
    }

    public List<WebhookEndpoint> of(Tenant tenant) {
        return byTenant.getOrDefault(tenant, List.of());
    }

    public Optional<WebhookEndpoint> find(ObjectRef endpoint) {
        return of(endpoint.tenant()).stream()
                .filter(known -> known.id().equals(endpoint.id()))
                .findFirst();
    }

    /** Reads all endpoints anew: at once after a change, so that the next payment knows of it. */
    public Uni<Void> reload() {
        return store.all()
                .invoke(endpoints ->
                        byTenant =
                                endpoints.stream()
                                        .collect(Collectors.groupingBy(WebhookEndpoint::tenant)))
                .replaceWithVoid();
    }

    private void refresh() {
        reload().subscribe()
                .with(
                        done -> {},
                        failure -> LOG.warnf("Endpoints stay as known: %s", failure.toString()));
    }
}
