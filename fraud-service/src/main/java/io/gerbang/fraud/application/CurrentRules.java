package io.gerbang.fraud.application;

import io.gerbang.fraud.domain.MerchantRules;
import io.gerbang.fraud.domain.Tenant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Merchants' rules, kept in memory as long as their version stands. The version is asked for with
 * every batch, so a change holds for every payment that is screened after it, on every instance.
 */
public final class CurrentRules {

    private record Cached(long version, MerchantRules rules) {}

    private final RulesStore store;
    private final Map<Tenant, Cached> cache = new ConcurrentHashMap<>();

    public CurrentRules(RulesStore store) {
        this.store = store;
    }

    Uni<Map<Tenant, MerchantRules>> of(SqlConnection transaction, Set<Tenant> tenants) {
        return store.versions(transaction, tenants)
                .chain(versions -> refresh(transaction, versions))
                .map(refreshed -> rules(tenants));
    }

    private Uni<Void> refresh(SqlConnection transaction, Map<Tenant, Long> versions) {
        var stale = new ArrayList<Tenant>();
        versions.forEach((tenant, version) -> {
            var cached = cache.get(tenant);
            if (cached == null || cached.version() != version) {
                stale.add(tenant);
            }
        });
        return stale.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.load(transaction, stale).invoke(this::keep).replaceWithVoid();
    }

    private void keep(Map<Tenant, StoredRules> loaded) {
        loaded.forEach((tenant, stored) ->
                cache.put(tenant, new Cached(stored.version(), stored.rules())));
    }

    private Map<Tenant, MerchantRules> rules(Set<Tenant> tenants) {
        var rules = new HashMap<Tenant, MerchantRules>();
        for (var tenant : tenants) {
            var cached = cache.get(tenant);
            rules.put(tenant, cached == null ? MerchantRules.DEFAULT : cached.rules());
        }
        return rules;
    }
}
