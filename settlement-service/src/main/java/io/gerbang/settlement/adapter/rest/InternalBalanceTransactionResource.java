package io.gerbang.settlement.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.web.page.StripeList;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;

/** Balance transactions for the expansions of checkout-service. */
@Path("/internal/balance_transactions")
class InternalBalanceTransactionResource {

    private final BalanceTransactionReader reader;

    InternalBalanceTransactionResource(BalanceTransactionReader reader) {
        this.reader = reader;
    }

    /**
     * @param ids parted by commas
     * @return a list of those that exist, in no certain order
     */
    @GET
    public Uni<ObjectNode> byIds(@RestQuery String ids) {
        return reader.byIds(Set.of(ids.split(",")))
                .map(found -> StripeList.of("/internal/balance_transactions", found, false));
    }
}
