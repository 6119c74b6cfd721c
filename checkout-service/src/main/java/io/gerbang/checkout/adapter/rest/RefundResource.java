package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.clock.BusinessTime;
import io.gerbang.checkout.application.payment.PaymentStore;
import io.gerbang.checkout.application.payment.UpdateRecordsHandler;
import io.gerbang.checkout.application.view.RefundView;
import io.gerbang.checkout.domain.Charge;
import io.gerbang.checkout.domain.Operation;
import io.gerbang.checkout.domain.PaymentCommand.RefundPayment;
import io.gerbang.checkout.domain.Refund;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.form.Params;
import io.gerbang.web.page.PageRequest;
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
import org.jspecify.annotations.Nullable;

/** {@code /v1/refunds}. */
@Path("/v1/refunds")
class RefundResource {

    private static final String OBJECT = "refund";
    private static final List<String> REASONS =
            List.of("duplicate", "fraudulent", "requested_by_customer");

    private final PaymentOrders orders;
    private final PaymentStore payments;
    private final UpdateRecordsHandler records;
    private final Expansions expansions;
    private final BusinessTime time;

    RefundResource(
            PaymentOrders orders,
            PaymentStore payments,
            UpdateRecordsHandler records,
            Expansions expansions,
            BusinessTime time) {
        this.orders = orders;
        this.payments = payments;
        this.records = records;
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
                        params.string("charge").orElse(null),
                        params.positiveAmount("amount").orElse(null),
                        params.oneOf("reason", REASONS).orElse(null),
                        params.metadata().applyTo(Map.of()),
                        PaymentOrders.pending(request, Operation.REFUND));
        var payment = payment(tenant, params);
        expansions.of(request, OBJECT);
        params.rejectUnknown();
        return payment.chain(ref ->
                orders.execute(request, orders.order(request, ref, command, refundId), OBJECT));
    }

    @GET
    public Uni<ObjectNode> list(@Context ApiRequest request) {
        var page = PageRequest.from(request.params());
        var charge = request.params().string("charge");
        var payment = request.params().string("payment_intent").orElse(null);
        var expansion = expansions.ofList(request, OBJECT);
        request.params().rejectUnknown();
        var tenant = Tenant.of(request.caller());
        var refunds =
                charge.isEmpty()
                        ? payments.refunds(tenant, null, payment, page)
                        : refundsOf(new ObjectRef(tenant, charge.get()), payment, page);
        return refunds.map(found -> Answers.list("/v1/refunds", found, RefundView::of))
                .chain(list -> expansions.applyToList(request, expansion, OBJECT, list));
    }

    /** A charge's refunds are found among its payment's. */
    private Uni<Page<Refund>> refundsOf(
            ObjectRef charge, @Nullable String payment, PageRequest page) {
        return payments.charge(charge)
                .map(found ->
                        found.orElseThrow(() ->
                                StripeErrors.resourceMissing("charge", charge.id(), "charge")))
                .chain(known ->
                        payment == null || payment.equals(known.paymentId())
                                ? payments.refunds(
                                        charge.tenant(), known.id(), known.paymentId(), page)
                                : Uni.createFrom().item(new Page<>(List.of(), false)));
    }

    @POST
    @Path("/{id}")
    public Uni<RestResponse<ObjectNode>> update(@PathParam("id") String id, ApiRequest request) {
        var metadata = request.params().metadata();
        var expansion = expansions.of(request, OBJECT);
        request.params().rejectUnknown();
        return find(request, id)
                .chain(found ->
                        records.update(
                                request,
                                found,
                                refund -> refund.with(metadata.applyTo(refund.metadata()))))
                .chain(answer -> expansions.apply(request, expansion, OBJECT, answer));
    }

    /** Only a refund that waits for the customer can be canceled, and no card's does. */
    @POST
    @Path("/{id}/cancel")
    public Uni<RestResponse<ObjectNode>> cancel(@PathParam("id") String id, ApiRequest request) {
        request.params().rejectUnknown();
        return find(request, id)
                .map(refund -> {
                    throw StripeErrors.invalid(
                                    400,
                                    "A refund with a status of %s cannot be canceled; only one that"
                                                    .formatted(RefundView.status(refund))
                                            + " has a status of requires_action can.")
                            .build();
                });
    }

    @GET
    @Path("/{id}")
    public Uni<ObjectNode> retrieve(@PathParam("id") String id, @Context ApiRequest request) {
        var expansion = expansions.of(request, OBJECT);
        request.params().rejectUnknown();
        return find(request, id)
                .map(RefundView::of)
                .chain(view -> expansions.apply(request, expansion, OBJECT, view));
    }

    private Uni<Refund> find(ApiRequest request, String id) {
        return payments.refund(ObjectRef.of(request.caller(), id))
                .map(found -> found.orElseThrow(() -> StripeErrors.resourceMissing(OBJECT, id)));
    }

    /** The payment that is named by itself, by its charge, or by both. */
    private Uni<ObjectRef> payment(Tenant tenant, Params params) {
        var intentId = params.string("payment_intent");
        var chargeId = params.string("charge");
        if (chargeId.isEmpty()) {
            var id =
                    intentId.orElseThrow(
                            () -> StripeErrors.parameterMissing("payment_intent", "charge"));
            return named(
                    payments.payment(new ObjectRef(tenant, id))
                            .map(found -> found.map(payment -> payment.id())),
                    tenant,
                    "payment_intent",
                    id);
        }
        return named(
                        payments.charge(new ObjectRef(tenant, chargeId.get()))
                                .map(found -> found.map(Charge::paymentId)),
                        tenant,
                        "charge",
                        chargeId.get())
                .invoke(payment -> {
                    if (!payment.id().equals(intentId.orElse(payment.id()))) {
                        throw chargeOfAnother(chargeId.get());
                    }
                });
    }

    private static StripeException chargeOfAnother(String chargeId) {
        return StripeErrors.invalid(
                        400, "Charge " + chargeId + " is not one of this PaymentIntent's.")
                .param("charge")
                .build();
    }

    private static Uni<ObjectRef> named(
            Uni<Optional<String>> paymentId, Tenant tenant, String param, String id) {
        return paymentId.map(found ->
                new ObjectRef(
                        tenant,
                        found.orElseThrow(() -> StripeErrors.resourceMissing(param, id, param))));
    }
}
