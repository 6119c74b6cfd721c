package io.gerbang.fraud.application;

import io.gerbang.fraud.domain.FraudSettings;
import io.gerbang.fraud.domain.ListEntry;
import io.gerbang.fraud.domain.Tenant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.Map;

/** Keeps what merchants set themselves. */
public interface RulesStore {

    /** The versions of those that ever set something. */
    Uni<Map<Tenant, Long>> versions(SqlConnection transaction, Collection<Tenant> tenants);

    /** The rules of those that ever set something, each with its version. */
    Uni<Map<Tenant, StoredRules>> load(SqlConnection transaction, Collection<Tenant> tenants);

    /**
     * Makes changes of this tenant's rules wait for one another until the transaction ends, and
     * gives the rules a new version.
     *
     * @return how many list entries there are
     */
    Uni<Integer> lock(SqlConnection transaction, Tenant tenant);

    /** Replaces the settings, and leaves the lists. */
    Uni<Void> replaceSettings(SqlConnection transaction, Tenant tenant, FraudSettings settings);

    /** Adds an entry where it is not there yet. */
    Uni<Void> add(SqlConnection transaction, Tenant tenant, ListEntry entry);

    /**
     * @return whether the entry was there
     */
    Uni<Boolean> remove(SqlConnection transaction, Tenant tenant, ListEntry entry);
}
