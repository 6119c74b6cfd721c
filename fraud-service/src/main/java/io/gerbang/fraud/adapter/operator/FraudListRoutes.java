package io.gerbang.fraud.adapter.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.fraud.application.MerchantRulesHandler;
import io.gerbang.fraud.domain.ListEntry;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.operator.OperatorRoutes;
import io.gerbang.web.page.StripeList;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;

/** {@code /merchants/:merchant/fraud_lists}: block and allow lists, one entry at a time. */
@Singleton
class FraudListRoutes implements OperatorRoutes {

    private static final String LISTS = "/merchants/:merchant/fraud_lists";
    private static final Comparator<ListEntry> ORDER =
            Comparator.comparing(ListEntry::list)
                    .thenComparing(ListEntry::attribute)
                    .thenComparing(ListEntry::value);

    private final MerchantRulesHandler rules;

    FraudListRoutes(MerchantRulesHandler rules) {
        this.rules = rules;
    }

    @Override
    public void register(Routes routes) {
        routes.on(HttpMethod.GET, LISTS, this::list);
        routes.on(HttpMethod.POST, LISTS, this::add);
        routes.on(HttpMethod.POST, LISTS + "/remove", this::remove);
    }

    private Uni<ObjectNode> list(RoutingContext routing) {
        var url = routing.request().path();
        return rules.rules(Requests.tenant(routing)).map(stored -> list(url, stored.entries()));
    }

    /** Adds the entry in the body. */
    private Uni<ObjectNode> add(RoutingContext routing) {
        var tenant = Requests.tenant(routing);
        var entry = ListEntryJson.read(Requests.body(routing));
        return rules.add(Requests.actor(routing), tenant, entry)
                .map(added -> {
                    if (!added) {
                        throw full();
                    }
                    return ListEntryJson.write(entry);
                });
    }

    /** Removes the entry in the body: what is listed may be too much for a URL and its log. */
    private Uni<ObjectNode> remove(RoutingContext routing) {
        var tenant = Requests.tenant(routing);
        var entry = ListEntryJson.readListed(Requests.body(routing));
        return rules.remove(Requests.actor(routing), tenant, entry, ListEntryJson.told(entry))
                .map(removed -> {
                    if (!removed) {
                        throw StripeErrors.resourceMissing("list entry", entry.value());
                    }
                    return ListEntryJson.write(entry).put("deleted", true);
                });
    }

    private static ObjectNode list(String url, Collection<ListEntry> entries) {
        var data = entries.stream().sorted(ORDER).map(ListEntryJson::write).toList();
        return StripeList.of(url, data, false);
    }

    private static RuntimeException full() {
        var message = "A merchant's lists take " + MerchantRulesHandler.LONGEST_LISTS + " entries.";
        return StripeErrors.invalid(400, message).build();
    }
}
