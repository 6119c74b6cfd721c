package io.gerbang.checkout.application.projection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.event.MerchantEvent;
import io.gerbang.checkout.application.event.MerchantEvents;
import io.gerbang.events.EventRecord;
import io.gerbang.events.settlement.BalanceReleased;
import io.gerbang.events.settlement.BalanceReleased.CurrencyBalance;
import io.gerbang.web.response.StripeObject;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.ToLongFunction;

/** Tells merchants what has become available of their balance. */
@ApplicationScoped
public class ProjectReleasesHandler {

    private static final String TYPE = "balance.available";

    private final MerchantEvents merchantEvents;

    ProjectReleasesHandler(MerchantEvents merchantEvents) {
        this.merchantEvents = merchantEvents;
    }

    /** Emits what to run after the commit. */
    public Uni<Runnable> handle(SqlConnection tx, List<EventRecord<BalanceReleased>> events) {
        return merchantEvents.record(
                tx, events.stream().map(ProjectReleasesHandler::told).toList());
    }

    private static MerchantEvent told(EventRecord<BalanceReleased> record) {
        return new MerchantEvent(
                Ids.derive("evt_", record.occurredAt(), record.id() + TYPE),
                Tenant.of(record),
                TYPE,
                record.occurredAt(),
                view(record).toString(),
                null,
                null);
    }

    /** The balance on the Stripe wire, which has no id. */
    private static ObjectNode view(EventRecord<BalanceReleased> record) {
        var balance = record.event().balance();
        return StripeObject.part()
                .text("object", "balance")
                .node("available", amounts(balance, CurrencyBalance::available))
                .flag("livemode", record.livemode())
                .node("pending", amounts(balance, CurrencyBalance::pending))
                .build();
    }

    private static ArrayNode amounts(
            List<CurrencyBalance> balance, ToLongFunction<CurrencyBalance> part) {
        var amounts = JsonNodeFactory.instance.arrayNode();
        for (var owed : balance) {
            var amount = part.applyAsLong(owed);
            amounts.add(
                    StripeObject.part()
                            .number("amount", amount)
                            .text("currency", owed.currency())
                            .node(
                                    "source_types",
                                    StripeObject.part().number("card", amount).build())
                            .build());
        }
        return amounts;
    }
}
