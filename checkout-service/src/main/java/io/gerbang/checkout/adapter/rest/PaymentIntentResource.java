package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.SearchStore;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.payment.PaymentStore;
import io.gerbang.checkout.application.view.PaymentView;
import io.gerbang.checkout.domain.Operation;
import io.gerbang.checkout.domain.PaymentCommand.CancelPayment;
import io.gerbang.checkout.domain.PaymentCommand.CapturePayment;
import io.gerbang.checkout.domain.PaymentCommand.ConfirmPayment;
import io.gerbang.checkout.domain.PaymentCommand.IncrementPayment;
import io.gerbang.checkout.domain.PaymentCommand.UpdatePayment;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.key.KeyKind;
import io.gerbang.web.key.PublishableKeyAllowed;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/payment_intents}. */
@Path("/v1/payment_intents")
class PaymentIntentResource {

    private static final String OBJECT = "payment_intent";
    private static final List<String> CANCELLATION_REASONS =
            List.of("duplicate", "fraudulent", "requested_by_customer", "abandoned");

    private final PaymentOrders orders;
    private final PaymentStore payments;
    private final IntentReader reader;
    private final Expansions expansions;
    private final Searches searches;
    private final SearchStore searchable;

    PaymentIntentResource(
            PaymentOrders orders,
            PaymentStore payments,
            IntentReader reader,
            Expansions expansions,
            Searches searches,
            SearchStore searchable) {
        this.orders = orders;
        this.payments = payments;
        this.reader = reader;
        this.expansions = expansions;
        this.searches = searches;
        this.searchable = searchable;
    }

    @POST
    public Uni<RestResponse<ObjectNode>> create(ApiRequest request) {
        var params = request.params();
        var details = PaymentParams.create(params);
        var methodId = params.string("payment_method");
        var confirm = params.bool("confirm").orElse(false);
        var terms = AuthenticationParams.terms(params);
        var returnUrl = AuthenticationParams.returnUrl(params);
        expansions.of(request, OBJECT);
        params.rejectUnknown();
        if (confirm && methodId.isEmpty()) {
            throw StripeErrors.parameterMissing("payment_method");
        }
        if (confirm) {
            AuthenticationParams.requireReturnUrl(params, returnUrl);
        }
        var command =
                confirm
                        ? new ConfirmPayment(
                                null,
                                false,
                                null,
                                UnaryOperator.identity(),
                                terms,
                                PaymentOrders.pending(request, Operation.CONFIRM)
                                        .returningTo(returnUrl))
                        : null;
        return orders.create(request, details, methodId, command, OBJECT);
    }

    @GET
    public Uni<ObjectNode> list(@Context ApiRequest request) {
        var page = PageRequest.from(request.params());
        var customer = request.params().string("customer").orElse(null);
        var expansion = expansions.ofList(request, OBJECT);
        request.params().rejectUnknown();
        return payments.payments(Tenant.of(request.caller()), customer, page)
                .map(found -> Answers.list("/v1/payment_intents", found, PaymentView::of))
                .chain(list -> expansions.applyToList(request, expansion, OBJECT, list));
    }

    @GET
    @Path("/search")
    public Uni<ObjectNode> search(@Context ApiRequest request) {
        return searches.run(request, OBJECT, searchable::payments, PaymentView::of);
    }

    @GET
    @Path("/{id}")
    @PublishableKeyAllowed
    public Uni<ObjectNode> retrieve(@PathParam("id") String id, @Context ApiRequest request) {
        return reader.retrieve(request, id, OBJECT);
    }

    @POST
    @Path("/{id}")
    public Uni<RestResponse<ObjectNode>> update(@PathParam("id") String id, ApiRequest request) {
        var params = request.params();
        var change = PaymentParams.update(params);
        var methodId = params.string("payment_method");
        var withoutMethod = params.has("payment_method") && methodId.isEmpty();
        expansions.of(request, OBJECT);
        params.rejectUnknown();
        return orders.method(request, methodId)
                .call(method -> orders.requireCustomer(request, method))
                .chain(method ->
                        orders.execute(
                                request,
                                ObjectRef.of(request.caller(), id),
                                new UpdatePayment(
                                        change,
                                        method.map(SavedMethod::method).orElse(null),
                                        withoutMethod),
                                OBJECT));
    }

    @POST
    @Path("/{id}/confirm")
    @PublishableKeyAllowed
    public Uni<RestResponse<ObjectNode>> confirm(@PathParam("id") String id, ApiRequest request) {
        var params = request.params();
        var methodId = params.string("payment_method");
        var change = PaymentParams.confirm(params);
        var secret = IntentReader.clientSecret(request);
        var terms = AuthenticationParams.terms(params);
        var returnUrl = AuthenticationParams.returnUrl(params);
        expansions.of(request, OBJECT);
        params.rejectUnknown();
        return orders.method(request, methodId)
                .map(method -> {
                    var command =
                            new ConfirmPayment(
                                    secret,
                                    request.caller().kind() == KeyKind.PUBLISHABLE,
                                    method.map(SavedMethod::method).orElse(null),
                                    change,
                                    terms,
                                    PaymentOrders.pending(request, Operation.CONFIRM)
                                            .returningTo(returnUrl));
                    var ref = ObjectRef.of(request.caller(), id);
                    var order = orders.order(request, ref, command, id);
                    return method.map(order::paidWith).orElse(order);
                })
                .chain(order -> orders.execute(request, order, OBJECT));
    }

    @POST
    @Path("/{id}/capture")
    public Uni<RestResponse<ObjectNode>> capture(@PathParam("id") String id, ApiRequest request) {
        var params = request.params();
        var amount = params.positiveAmount("amount_to_capture");
        var last = params.bool("final_capture").orElse(true);
        expansions.of(request, OBJECT);
        params.rejectUnknown();
        return orders.execute(
                request,
                ObjectRef.of(request.caller(), id),
                new CapturePayment(
                        null,
                        amount.orElse(null),
                        last,
                        PaymentOrders.pending(request, Operation.CAPTURE)),
                OBJECT);
    }

    @POST
    @Path("/{id}/increment_authorization")
    public Uni<RestResponse<ObjectNode>> increment(@PathParam("id") String id, ApiRequest request) {
        var change = PaymentParams.increment(request.params());
        expansions.of(request, OBJECT);
        request.params().rejectUnknown();
        return orders.execute(
                request,
                ObjectRef.of(request.caller(), id),
                new IncrementPayment(change, PaymentOrders.pending(request, Operation.INCREMENT)),
                OBJECT);
    }

    @POST
    @Path("/{id}/cancel")
    public Uni<RestResponse<ObjectNode>> cancel(@PathParam("id") String id, ApiRequest request) {
        var params = request.params();
        var reason = params.oneOf("cancellation_reason", CANCELLATION_REASONS).orElse(null);
        expansions.of(request, OBJECT);
        params.rejectUnknown();
        return orders.execute(
                request,
                ObjectRef.of(request.caller(), id),
                new CancelPayment(reason, PaymentOrders.pending(request, Operation.CANCEL)),
                OBJECT);
    }
}
