package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.BusinessTime;
import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.PaymentStore;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.view.RefundView;
import io.gerbang.checkout.domain.Charge;
import io.gerbang.checkout.domain.Operation;
import io.gerbang.checkout.domain.PaymentCommand.RefundPayment;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.form.Params;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/refunds}. */
@Path("/v1/refunds")
class RefundResource {

    private static final String OBJECT = "refund";
    private static final List<String> REASONS =
            List.of("duplicate", "fraudulent", "requested_by_customer");

    private final PaymentOrders orders;
    private final PaymentStore payments;
    private final Expansions expansions;
    private final BusinessTime time;

    RefundResource(
            PaymentOrders orders, PaymentStore payments, Expansions expansions, BusinessTime time) {
        this.orders = orders;
        this.payments = payments;
        this.expansions = expansions;
        this.time = time;
    }

    @POST
    public Uni<RestResponse<ObjectNode>> create(ApiRequest request) {
        var params = request.params();
        var tenant = Tenant.of(request.caller());
        var refundId = Ids.create("re_", time.now(tenant));
        var command =
                new RefundPayment(
                        refundId,
                        params.positiveAmount("amount").orElse(null),
                        params.oneOf("reason", REASONS).orElse(null),
                        params.metadata().applyTo(Map.of()),
                        PaymentOrders.pending(request, Operation.REFUND));
        var payment = payment(tenant, params);
        expansions.of(request, OBJECT);
        params.rejectUnknown();
        return payment.chain(
                ref -> orders.execute(request, ref, null, command, null, refundId, OBJECT));
    }

    @GET
    @Path("/{id}")
    public Uni<ObjectNode> retrieve(@PathParam("id") String id, @Context ApiRequest request) {
        var expansion = expansions.of(request, OBJECT);
        request.params().rejectUnknown();
        return payments.refund(new ObjectRef(Tenant.of(request.caller()), id))
                .map(found -> found.orElseThrow(() -> StripeErrors.resourceMissing(OBJECT, id)))
                .map(RefundView::of)
                .chain(view -> expansions.apply(request, expansion, OBJECT, view));
    }

    /** The payment that is named by itself or by its charge. */
    private Uni<ObjectRef> payment(Tenant tenant, Params params) {
        var intentId = params.string("payment_intent");
        var chargeId = params.string("charge");
        if (intentId.isPresent()) {
            return named(
                    payments.payment(new ObjectRef(tenant, intentId.get()))
                            .map(found -> found.map(payment -> payment.id())),
                    tenant,
                    "payment_intent",
                    intentId.get());
        }
        var id = chargeId.orElseThrow(() -> StripeErrors.parameterMissing("payment_intent"));
        return named(
                payments.charge(new ObjectRef(tenant, id))
                        .map(found -> found.map(Charge::paymentId)),
                tenant,
                "charge",
                id);
    }

    private static Uni<ObjectRef> named(
            Uni<Optional<String>> paymentId, Tenant tenant, String param, String id) {
        return paymentId.map(found ->
                new ObjectRef(
                        tenant,
                        found.orElseThrow(() -> StripeErrors.resourceMissing(param, id, param))));
    }
}
