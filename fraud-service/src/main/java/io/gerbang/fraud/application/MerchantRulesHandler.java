package io.gerbang.fraud.application;

import io.gerbang.fraud.domain.FraudSettings;
import io.gerbang.fraud.domain.ListEntry;
import io.gerbang.fraud.domain.Tenant;
import io.gerbang.messaging.Database;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Shows and changes what a merchant set; a change holds for every payment screened after it. */
public final class MerchantRulesHandler {

    /** Every instance keeps the lists in memory. */
    public static final int LONGEST_LISTS = 10_000;

    private final Database database;
    private final RulesStore rules;

    public MerchantRulesHandler(Database database, RulesStore rules) {
        this.database = database;
        this.rules = rules;
    }

    public Uni<StoredRules> rules(Tenant tenant) {
        return database.pool()
                .withConnection(connection -> rules.load(connection, List.of(tenant)))
                .map(loaded -> loaded.getOrDefault(tenant, StoredRules.NONE));
    }

    /** Replaces the settings as a whole. */
    public Uni<Void> replaceSettings(Tenant tenant, FraudSettings settings) {
        return database.transact(tx ->
                rules.lock(tx, tenant).chain(() -> rules.replaceSettings(tx, tenant, settings)));
    }

    /**
     * Adds an entry; adding it again changes nothing.
     *
     * @return false where the tenant's lists are full
     */
    public Uni<Boolean> add(Tenant tenant, ListEntry entry) {
        return database.transact(tx ->
                rules.lock(tx, tenant)
                        .chain(size ->
                                size < LONGEST_LISTS
                                        ? rules.add(tx, tenant, entry).replaceWith(true)
                                        : Uni.createFrom().item(false)));
    }

    /**
     * @return whether the entry was there
     */
    public Uni<Boolean> remove(Tenant tenant, ListEntry entry) {
        return database.transact(
                tx -> rules.lock(tx, tenant).chain(() -> rules.remove(tx, tenant, entry)));
    }
}
