package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.payment.PaymentMethodStore;
import io.gerbang.checkout.application.payment.SetupIntentStore;
import io.gerbang.checkout.application.view.MandateView;
import io.gerbang.checkout.domain.SetupIntent;
import io.gerbang.checkout.domain.SetupState.Succeeded;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;

/** {@code /v1/mandates}: each is a succeeded setup intent, seen from its agreement. */
@Path("/v1/mandates")
class MandateResource {

    private static final String OBJECT = "mandate";

    private final SetupIntentStore setups;
    private final PaymentMethodStore methods;
    private final Expansions expansions;

    MandateResource(SetupIntentStore setups, PaymentMethodStore methods, Expansions expansions) {
        this.setups = setups;
        this.methods = methods;
        this.expansions = expansions;
    }

    @GET
    @Path("/{id}")
    public Uni<ObjectNode> retrieve(@PathParam("id") String id, @Context ApiRequest request) {
        var tenant = Tenant.of(request.caller());
        var expansion = expansions.of(request, OBJECT);
        request.params().rejectUnknown();
        return setups.find(new ObjectRef(tenant, SetupIntent.idOfMandate(id)))
                .map(found ->
                        found.filter(setup -> id.equals(setup.mandateId()))
                                .orElseThrow(() -> missing(id)))
                .chain(setup -> view(tenant, setup))
                .chain(view -> expansions.apply(request, expansion, OBJECT, view));
    }

    /** Nobody may be charged any more with a card that was detached. */
    private Uni<ObjectNode> view(Tenant tenant, SetupIntent setup) {
        if (!(setup.state() instanceof Succeeded success)) {
            throw missing(setup.id());
        }
        var methodId = setup.paymentMethod().facts().id();
        return methods.find(new ObjectRef(tenant, methodId))
                .map(found -> found.filter(method -> !method.detached()).isPresent())
                .map(active -> MandateView.of(setup, success, active));
    }

    private static StripeException missing(String id) {
        return StripeErrors.resourceMissing(OBJECT, id);
    }
}
