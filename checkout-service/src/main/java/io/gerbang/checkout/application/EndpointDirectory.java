package io.gerbang.checkout.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All endpoints in memory, at most a second old: each payment asks who wants to hear of it. */
@ApplicationScoped
public class EndpointDirectory {

    private final WebhookEndpointStore store;
    private volatile Map<Tenant, List<WebhookEndpoint>> byTenant = Map.of();

    EndpointDirectory(WebhookEndpointStore store) {
        this.store = store;
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
}
