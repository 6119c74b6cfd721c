package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.PaymentStore;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.view.ChargeView;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;

/** {@code /v1/charges}. */
@Path("/v1/charges")
class ChargeResource {

    private static final String OBJECT = "charge";

    private final PaymentStore payments;
    private final Expansions expansions;

    ChargeResource(PaymentStore payments, Expansions expansions) {
        this.payments = payments;
        this.expansions = expansions;
    }

    @GET
    @Path("/{id}")
    public Uni<ObjectNode> retrieve(@PathParam("id") String id, @Context ApiRequest request) {
        var expansion = expansions.of(request, OBJECT);
        request.params().rejectUnknown();
        return payments.charge(new ObjectRef(Tenant.of(request.caller()), id))
                .map(found -> found.orElseThrow(() -> StripeErrors.resourceMissing(OBJECT, id)))
                .map(ChargeView::of)
                .chain(view -> expansions.apply(request, expansion, OBJECT, view));
    }
}
