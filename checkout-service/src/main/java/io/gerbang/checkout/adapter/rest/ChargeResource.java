package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.SearchStore;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.payment.PaymentStore;
import io.gerbang.checkout.application.payment.UpdateRecordsHandler;
import io.gerbang.checkout.application.view.ChargeView;
import io.gerbang.checkout.application.view.RefundView;
import io.gerbang.checkout.domain.Charge;
import io.gerbang.checkout.domain.Operation;
import io.gerbang.checkout.domain.PaymentCommand.CapturePayment;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.form.Params;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/charges}. */
@Path("/v1/charges")
class ChargeResource {

    private static final String OBJECT = "charge";

    private final PaymentStore payments;
    private final PaymentOrders orders;
    private final UpdateRecordsHandler records;
    private final Expansions expansions;
    private final Searches searches;
    private final SearchStore searchable;

    ChargeResource(
            PaymentStore payments,
            PaymentOrders orders,
            UpdateRecordsHandler records,
            Expansions expansions,
            Searches searches,
            SearchStore searchable) {
        this.payments = payments;
        this.orders = orders;
        this.records = records;
        this.expansions = expansions;
        this.searches = searches;
        this.searchable = searchable;
    }

    @GET
    public Uni<ObjectNode> list(@Context ApiRequest request) {
        var page = PageRequest.from(request.params());
        var customer = request.params().string("customer").orElse(null);
        var payment = request.params().string("payment_intent").orElse(null);
        var expansion = expansions.ofList(request, OBJECT);
        request.params().rejectUnknown();
        return payments.charges(Tenant.of(request.caller()), customer, payment, page)
                .map(found -> Answers.list("/v1/charges", found, ChargeView::of))
                .chain(list -> expansions.applyToList(request, expansion, OBJECT, list));
    }

    @GET
    @Path("/search")
    public Uni<ObjectNode> search(@Context ApiRequest request) {
        return searches.run(request, OBJECT, searchable::charges, ChargeView::of);
    }

    @GET
    @Path("/{id}")
    public Uni<ObjectNode> retrieve(@PathParam("id") String id, @Context ApiRequest request) {
        var expansion = expansions.of(request, OBJECT);
        request.params().rejectUnknown();
        return find(request, id)
                .map(ChargeView::of)
                .chain(view -> expansions.apply(request, expansion, OBJECT, view));
    }

    /** Where the list goes on that an expanded charge has. */
    @GET
    @Path("/{id}/refunds")
    public Uni<ObjectNode> refunds(@PathParam("id") String id, @Context ApiRequest request) {
        var page = PageRequest.from(request.params());
        var expansion = expansions.ofList(request, "refund");
        request.params().rejectUnknown();
        var tenant = Tenant.of(request.caller());
        return find(request, id)
                .chain(charge -> payments.refunds(tenant, id, charge.paymentId(), page))
                .map(found -> Answers.list("/v1/charges/" + id + "/refunds", found, RefundView::of))
                .chain(list -> expansions.applyToList(request, expansion, "refund", list));
    }

    @POST
    @Path("/{id}")
    public Uni<RestResponse<ObjectNode>> update(@PathParam("id") String id, ApiRequest request) {
        var change = change(request.params());
        var expansion = expansions.of(request, OBJECT);
        request.params().rejectUnknown();
        return find(request, id)
                .chain(charge -> records.update(request, charge, change))
                .chain(answer -> expansions.apply(request, expansion, OBJECT, answer));
    }

    private static UnaryOperator<Charge.Note> change(Params params) {
        var description = params.patch("description", Params::string);
        var receiptEmail = params.patch("receipt_email", Params::email);
        var shipping = params.patch("shipping", ContactParams::shipping);
        var transferGroup = params.patch("transfer_group", Params::string);
        var metadata = params.metadata();
        return before ->
                new Charge.Note(
                        description.applyTo(before.description()),
                        receiptEmail.applyTo(before.receiptEmail()),
                        shipping.applyTo(before.shipping()),
                        transferGroup.applyTo(before.transferGroup()),
                        metadata.applyTo(before.metadata()));
    }

    /** The charge's payment is captured. */
    @POST
    @Path("/{id}/capture")
    public Uni<RestResponse<ObjectNode>> capture(@PathParam("id") String id, ApiRequest request) {
        var amount = request.params().positiveAmount("amount").orElse(null);
        var expansion = expansions.of(request, OBJECT);
        request.params().rejectUnknown();
        var command =
                new CapturePayment(
                        id, amount, true, PaymentOrders.pending(request, Operation.CAPTURE));
        return find(request, id)
                .map(charge -> ObjectRef.of(request.caller(), charge.paymentId()))
                .chain(payment ->
                        orders.answer(orders.order(request, payment, command, payment.id())))
                .chain(answer -> captured(request, id, answer))
                .chain(answer -> expansions.apply(request, expansion, OBJECT, answer));
    }

    /** The charge as the capture left it, or as whoever came first did. */
    private Uni<Answer> captured(ApiRequest request, String id, Answer answer) {
        var code = answer.body().path("error").path("code").asText();
        if (answer.status() != 200 && !code.equals("payment_intent_unexpected_state")) {
            return Uni.createFrom().item(answer);
        }
        return find(request, id)
                .map(charge -> {
                    if (answer.status() == 200) {
                        return Answer.ok(ChargeView.of(charge));
                    }
                    return charge.captured()
                            ? Answer.error(StripeErrors.chargeAlreadyCaptured(id))
                            : answer;
                });
    }

    private Uni<Charge> find(ApiRequest request, String id) {
        return payments.charge(ObjectRef.of(request.caller(), id))
                .map(found -> found.orElseThrow(() -> StripeErrors.resourceMissing(OBJECT, id)));
    }
}
