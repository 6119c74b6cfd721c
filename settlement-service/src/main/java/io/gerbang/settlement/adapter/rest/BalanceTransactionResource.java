package io.gerbang.settlement.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.web.ApiRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

/**
 * What moved the caller's balance, under its own path and the older one of the balance's history.
 */
@Path("/v1/balance_transactions")
class BalanceTransactionResource {

    private final BalanceTransactionReader reader;

    BalanceTransactionResource(BalanceTransactionReader reader) {
        this.reader = reader;
    }

    @GET
    public Uni<ObjectNode> list(@Context ApiRequest request) {
        return reader.list("/v1/balance_transactions", request);
    }

    @GET
    @Path("/{id}")
    public Uni<ObjectNode> retrieve(String id, @Context ApiRequest request) {
        return reader.retrieve(id, request);
    }
}
