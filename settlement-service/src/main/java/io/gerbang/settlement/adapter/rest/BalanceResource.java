package io.gerbang.settlement.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.settlement.application.Balances;
import io.gerbang.settlement.application.Merchants;
import io.gerbang.settlement.config.SettlementConfig;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.expand.ExpandableFields;
import io.gerbang.web.expand.Expander;
import io.gerbang.web.expand.Expansion;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

/** The caller's balance, and the older path of what moved it. */
@Path("/v1/balance")
class BalanceResource {

    private final Balances balances;
    private final Merchants merchants;
    private final BalanceTransactionReader transactions;
    private final SettlementConfig config;
    private final Expander expander = new Expander(new ExpandableFields());

    BalanceResource(
            Balances balances,
            Merchants merchants,
            BalanceTransactionReader transactions,
            SettlementConfig config) {
        this.balances = balances;
        this.merchants = merchants;
        this.transactions = transactions;
        this.config = config;
    }

    @GET
    public Uni<ObjectNode> retrieve(@Context ApiRequest request) {
        expander.requireExpandable(request.caller(), Expansion.from(request.params()), "balance");
        request.params().rejectUnknown();
        var holder = Lists.holder(request.caller());
        return Uni.combine()
                .all()
                .unis(balances.ofMerchant(holder), merchants.defaultCurrency(holder))
                .with((balances, currency) ->
                        BalanceJson.of(
                                balances,
                                currency.orElseGet(config::defaultCurrency),
                                holder.livemode()));
    }

    @GET
    @Path("/history")
    public Uni<ObjectNode> history(@Context ApiRequest request) {
        return transactions.list("/v1/balance/history", request);
    }

    @GET
    @Path("/history/{id}")
    public Uni<ObjectNode> historyEntry(String id, @Context ApiRequest request) {
        return transactions.retrieve(id, request);
    }
}
