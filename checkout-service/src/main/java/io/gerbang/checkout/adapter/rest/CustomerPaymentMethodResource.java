package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.web.ApiRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.Optional;

/** What a customer pays with. */
@Path("/v1/customers/{customer}/payment_methods")
class CustomerPaymentMethodResource {

    private final MethodViews methods;

    CustomerPaymentMethodResource(MethodViews methods) {
        this.methods = methods;
    }

    @GET
    public Uni<ObjectNode> list(
            @PathParam("customer") String customer, @Context ApiRequest request) {
        return methods.list(
                request,
                Optional.of(customer),
                "id",
                "/v1/customers/" + customer + "/payment_methods");
    }

    @GET
    @Path("/{id}")
    public Uni<ObjectNode> retrieve(
            @PathParam("customer") String customer,
            @PathParam("id") String id,
            @Context ApiRequest request) {
        return methods.retrieve(request, id, customer);
    }
}
