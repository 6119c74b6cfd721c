package io.gerbang.checkout.adapter.services;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.payment.BalanceTransactions;
import io.gerbang.checkout.config.CheckoutConfig;
import io.gerbang.web.key.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads balance transactions at settlement-service, many at once. */
@ApplicationScoped
class SettlementBalanceTransactions implements BalanceTransactions {

    private final ServiceClient client;
    private final String base;

    SettlementBalanceTransactions(ServiceClient client, CheckoutConfig config) {
        this.client = client;
        this.base = config.settlementUrl() + "/internal/balance_transactions";
    }

    @Override
    public Uni<Map<String, ObjectNode>> load(Caller caller, Set<String> ids) {
        var query =
                "?merchant_id=%s&livemode=%s&ids=%s"
                        .formatted(caller.merchantId(), caller.livemode(), String.join(",", ids));
        return client.get(base + query)
                .map(found -> {
                    var byId = new HashMap<String, ObjectNode>();
                    found.ifPresent(list ->
                            list.get("data")
                                    .forEach(each ->
                                            byId.put(each.get("id").asText(), (ObjectNode) each)));
                    return byId;
                });
    }
}
