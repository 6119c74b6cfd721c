package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.clock.BusinessTime;
import io.gerbang.checkout.application.idempotency.IdempotentCall;
import io.gerbang.checkout.application.order.SetupIntents;
import io.gerbang.checkout.application.order.SetupOrder;
import io.gerbang.checkout.application.payment.SetupIntentStore;
import io.gerbang.checkout.application.view.SetupIntentView;
import io.gerbang.checkout.domain.AuthenticationTerms;
import io.gerbang.checkout.domain.CustomerAcceptance;
import io.gerbang.checkout.domain.Operation;
import io.gerbang.checkout.domain.PaymentMethod;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.checkout.domain.SetupCommand;
import io.gerbang.checkout.domain.SetupCommand.CancelSetup;
import io.gerbang.checkout.domain.SetupCommand.ConfirmSetup;
import io.gerbang.checkout.domain.SetupCommand.UpdateSetup;
import io.gerbang.checkout.domain.SetupDetails;
import io.gerbang.checkout.domain.SetupIntent;
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
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/setup_intents}. */
@Path("/v1/setup_intents")
class SetupIntentResource {

    private static final String OBJECT = "setup_intent";
    private static final List<String> CANCELLATION_REASONS =
            List.of("abandoned", "requested_by_customer", "duplicate");

    private final SetupIntents setups;
    private final SetupIntentStore store;
    private final PaymentOrders orders;
    private final IntentReader reader;
    private final Expansions expansions;
    private final BusinessTime time;

    SetupIntentResource(
            SetupIntents setups,
            SetupIntentStore store,
            PaymentOrders orders,
            IntentReader reader,
            Expansions expansions,
            BusinessTime time) {
        this.setups = setups;
        this.store = store;
        this.orders = orders;
        this.reader = reader;
        this.expansions = expansions;
        this.time = time;
    }

    @POST
    public Uni<RestResponse<ObjectNode>> create(ApiRequest request) {
        var params = request.params();
        var details = SetupParams.create(params);
        var methodId = params.string("payment_method");
        var confirm = params.bool("confirm").orElse(false);
        var terms = SetupParams.terms(params);
        var acceptance = SetupParams.acceptance(params, request.caller());
        var returnUrl = AuthenticationParams.returnUrl(params);
        expansions.of(request, OBJECT);
        params.rejectUnknown();
        if (confirm && methodId.isEmpty()) {
            throw StripeErrors.parameterMissing("payment_method");
        }
        if (!confirm && acceptance != null) {
            throw StripeErrors.invalidParameter(
                    "mandate_data",
                    "parameter_invalid",
                    "`mandate_data` can be said only together with `confirm=true`.");
        }
        return orders.method(request, methodId)
                .call(method -> orders.requireCustomer(request, method))
                .chain(method -> {
                    var setup = fresh(request, details, method.map(SavedMethod::method));
                    var command =
                            confirm
                                    ? confirm(request, null, null, terms, acceptance, returnUrl)
                                    : null;
                    return execute(request, setup.id(), setup, command, method);
                });
    }

    @GET
    public Uni<ObjectNode> list(@Context ApiRequest request) {
        var page = PageRequest.from(request.params());
        var customer = request.params().string("customer").orElse(null);
        var method = request.params().string("payment_method").orElse(null);
        var expansion = expansions.ofList(request, OBJECT);
        request.params().rejectUnknown();
        return store.list(Tenant.of(request.caller()), customer, method, page)
                .map(found -> Answers.list("/v1/setup_intents", found, SetupIntentView::of))
                .chain(list -> expansions.applyToList(request, expansion, OBJECT, list));
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
        var change = SetupParams.update(params);
        var methodId = params.string("payment_method");
        var withoutMethod = params.has("payment_method") && methodId.isEmpty();
        expansions.of(request, OBJECT);
        params.rejectUnknown();
        return orders.method(request, methodId)
                .call(method -> orders.requireCustomer(request, method))
                .chain(method ->
                        execute(
                                request,
                                id,
                                null,
                                new UpdateSetup(
                                        change,
                                        method.map(SavedMethod::method).orElse(null),
                                        withoutMethod),
                                method));
    }

    @POST
    @Path("/{id}/confirm")
    @PublishableKeyAllowed
    public Uni<RestResponse<ObjectNode>> confirm(@PathParam("id") String id, ApiRequest request) {
        var params = request.params();
        var methodId = params.string("payment_method");
        var secret = IntentReader.clientSecret(request);
        var terms = SetupParams.terms(params);
        var acceptance = SetupParams.acceptance(params, request.caller());
        var returnUrl = AuthenticationParams.returnUrl(params);
        expansions.of(request, OBJECT);
        params.rejectUnknown();
        return orders.method(request, methodId)
                .chain(method ->
                        execute(
                                request,
                                id,
                                null,
                                confirm(
                                        request,
                                        secret,
                                        method.map(SavedMethod::method).orElse(null),
                                        terms,
                                        acceptance,
                                        returnUrl),
                                method));
    }

    @POST
    @Path("/{id}/cancel")
    public Uni<RestResponse<ObjectNode>> cancel(@PathParam("id") String id, ApiRequest request) {
        var params = request.params();
        var reason = params.oneOf("cancellation_reason", CANCELLATION_REASONS).orElse(null);
        expansions.of(request, OBJECT);
        params.rejectUnknown();
        return execute(request, id, null, new CancelSetup(reason), Optional.empty());
    }

    private SetupIntent fresh(
            ApiRequest request, SetupDetails details, Optional<PaymentMethod> method) {
        var tenant = Tenant.of(request.caller());
        var now = time.now(tenant);
        var id = Ids.create(SetupIntent.PREFIX, now);
        return SetupIntent.fresh(
                id,
                tenant.merchantId(),
                tenant.livemode(),
                now,
                Ids.secret(id + "_secret_"),
                null,
                details,
                method.orElse(null));
    }

    private static ConfirmSetup confirm(
            ApiRequest request,
            @Nullable String secret,
            @Nullable PaymentMethod method,
            AuthenticationTerms terms,
            @Nullable CustomerAcceptance acceptance,
            @Nullable String returnUrl) {
        var pending = PaymentOrders.pending(request, Operation.CONFIRM).returningTo(returnUrl);
        return new ConfirmSetup(secret, method, terms, acceptance, pending);
    }

    private Uni<RestResponse<ObjectNode>> execute(
            ApiRequest request,
            String id,
            @Nullable SetupIntent created,
            @Nullable SetupCommand command,
            Optional<SavedMethod> method) {
        var expansion = expansions.of(request, OBJECT);
        var caller = request.caller();
        var order =
                new SetupOrder(
                        ObjectRef.of(request.caller(), id),
                        created,
                        command,
                        method.orElse(null),
                        IdempotentCall.of(request, id),
                        caller.requestId(),
                        PaymentOrders.shopperIp(caller));
        return setups.execute(order)
                .chain(answer ->
                        caller.kind() == KeyKind.PUBLISHABLE
                                ? Uni.createFrom().item(Answers.response(ShopperViews.of(answer)))
                                : expansions.apply(request, expansion, OBJECT, answer));
    }
}
