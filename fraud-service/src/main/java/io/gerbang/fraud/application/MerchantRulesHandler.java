package io.gerbang.fraud.application;

import io.gerbang.events.Act;
import io.gerbang.events.Act.Detail;
import io.gerbang.events.OperatorActed;
import io.gerbang.events.Topic;
import io.gerbang.fraud.domain.FraudSettings;
import io.gerbang.fraud.domain.ListEntry;
import io.gerbang.fraud.domain.Tenant;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows and changes what is set for a merchant; a change holds for every payment screened after it,
 * and is on its way to the audit log when it commits.
 */
public final class MerchantRulesHandler {

    /** Every instance keeps the lists in memory. */
    public static final int LONGEST_LISTS = 10_000;

    private final Database database;
    private final RulesStore rules;
    private final Outbox outbox;
    private final Clock clock;

    public MerchantRulesHandler(Database database, RulesStore rules, Outbox outbox, Clock clock) {
        this.database = database;
        this.rules = rules;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Uni<StoredRules> rules(Tenant tenant) {
        return database.pool()
                .withConnection(connection -> rules.load(connection, List.of(tenant)))
                .map(loaded -> loaded.getOrDefault(tenant, StoredRules.NONE));
    }

    /** Replaces the settings as a whole. */
    public Uni<Void> replaceSettings(Actor actor, Tenant tenant, FraudSettings settings) {
        return database.transact(tx ->
                rules.lock(tx, tenant)
                        .chain(() -> rules.load(tx, List.of(tenant)))
                        .map(loaded -> loaded.get(tenant).settings())
                        .call(() -> rules.replaceSettings(tx, tenant, settings))
                        .chain(before ->
                                tell(
                                        tx,
                                        actor,
                                        "fraud_settings.replaced",
                                        tenant,
                                        new Detail("before", before.toString()),
                                        new Detail("after", settings.toString()))));
    }

    /**
     * Adds an entry; adding it again changes nothing.
     *
     * @return false where the tenant's lists are full
     */
    public Uni<Boolean> add(Actor actor, Tenant tenant, ListEntry entry) {
        return database.transact(tx ->
                rules.lock(tx, tenant)
                        .chain(size ->
                                size < LONGEST_LISTS
                                        ? rules.add(tx, tenant, entry)
                                                .chain(() ->
                                                        tell(tx, actor, "added", tenant, entry))
                                                .replaceWith(true)
                                        : Uni.createFrom().item(false)));
    }

    /**
     * @param told the entry as the audit log may know it
     * @return whether the entry was there
     */
    public Uni<Boolean> remove(Actor actor, Tenant tenant, ListEntry entry, ListEntry told) {
        return database.transact(tx ->
                rules.lock(tx, tenant)
                        .chain(() -> rules.remove(tx, tenant, entry))
                        .call(removed ->
                                removed
                                        ? tell(tx, actor, "removed", tenant, told)
                                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> tell(
            SqlConnection tx, Actor actor, String done, Tenant tenant, ListEntry entry) {
        return tell(
                tx,
                actor,
                "fraud_list_entry." + done,
                tenant,
                new Detail("list", entry.list().name()),
                new Detail("attribute", entry.attribute().name()),
                new Detail("value", entry.value()));
    }

    private Uni<Void> tell(
            SqlConnection tx, Actor actor, String action, Tenant tenant, Detail... more) {
        var details = new ArrayList<>(List.of(more));
        details.addFirst(new Detail("livemode", Boolean.toString(tenant.livemode())));
        var merchant = tenant.merchantId();
        var act = new Act(actor.name(), actor.origin(), action, merchant, details);
        var event =
                OperatorActed.record(
                        Topic.FRAUD_ACT, merchant, tenant.livemode(), clock.instant(), act);
        return outbox.append(tx, List.of(event));
    }
}
