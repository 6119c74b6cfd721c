package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.BusinessTime;
import io.gerbang.checkout.application.Customers;
import io.gerbang.checkout.application.IdempotentCall;
import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.PaymentMethods;
import io.gerbang.checkout.application.PaymentOrder;
import io.gerbang.checkout.application.PaymentService;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.domain.Operation;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.PaymentCommand;
import io.gerbang.checkout.domain.PaymentDetails;
import io.gerbang.checkout.domain.PaymentState.RequiresConfirmation;
import io.gerbang.checkout.domain.PaymentState.RequiresPaymentMethod;
import io.gerbang.checkout.domain.PendingRequest;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.expand.Expansion;
import io.gerbang.web.key.Caller;
import io.gerbang.web.key.KeyKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Makes orders of requests, and answers of their outcomes. */
@ApplicationScoped
class PaymentOrders {

    private final PaymentService payments;
    private final PaymentMethods methods;
    private final Customers customers;
    private final BusinessTime time;
    private final Expansions expansions;

    PaymentOrders(
            PaymentService payments,
            PaymentMethods methods,
            Customers customers,
            BusinessTime time,
            Expansions expansions) {
        this.payments = payments;
        this.methods = methods;
        this.customers = customers;
        this.time = time;
        this.expansions = expansions;
    }

    /** The payment method that a parameter names; fails with 400 where it does not exist. */
    Uni<Optional<SavedMethod>> method(ApiRequest request, Optional<String> id) {
        if (id.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return methods.find(ObjectRef.of(request.caller(), id.get()))
                .map(found ->
                        Optional.of(
                                found.orElseThrow(() ->
                                        StripeErrors.resourceMissing(
                                                "PaymentMethod", id.get(), "payment_method"))));
    }

    /**
     * Fails with 400 where the customer that a parameter names does not exist; whoever has a
     * payment method does.
     */
    Uni<Void> requireCustomer(ApiRequest request, Optional<SavedMethod> method) {
        var id = request.params().string("customer");
        var isOwner = method.map(SavedMethod::customerId).equals(id);
        return id.isEmpty() || isOwner
                ? Uni.createFrom().voidItem()
                : customers
                        .require(ObjectRef.of(request.caller(), id.get()), "customer")
                        .replaceWithVoid();
    }

    /** A payment that is yet to be stored. */
    Payment create(ApiRequest request, PaymentDetails details, @Nullable SavedMethod method) {
        var tenant = Tenant.of(request.caller());
        var now = time.now(tenant);
        var id = Ids.create("pi_", now);
        return new Payment(
                id,
                tenant.merchantId(),
                tenant.livemode(),
                now,
                Ids.secret(id + "_secret_"),
                null,
                details,
                method == null ? null : method.method(),
                method == null
                        ? new RequiresPaymentMethod(null)
                        : new RequiresConfirmation(null, false),
                0,
                null,
                null,
                0,
                0,
                0);
    }

    /** The request as one whose outcome may be awaited. */
    static PendingRequest pending(ApiRequest request, Operation operation) {
        return new PendingRequest(
                operation, request.caller().requestId(), IdempotentCall.key(request.caller()));
    }

    /** Carries out a command on a payment. */
    Uni<RestResponse<ObjectNode>> execute(
            ApiRequest request, ObjectRef payment, PaymentCommand command, String object) {
        return execute(request, payment, null, command, null, payment.id(), object);
    }

    /** Carries out a command that may name a payment method. */
    Uni<RestResponse<ObjectNode>> execute(
            ApiRequest request,
            ObjectRef payment,
            PaymentCommand command,
            @Nullable SavedMethod method,
            String object) {
        return execute(request, payment, null, command, method, payment.id(), object);
    }

    /**
     * Carries out what the request asks.
     *
     * @param method the payment method that the request names
     * @param resourceId what a repeat of the request waits for
     * @param object the type of the answer, whose fields may be expanded
     */
    Uni<RestResponse<ObjectNode>> execute(
            ApiRequest request,
            ObjectRef payment,
            @Nullable Payment created,
            @Nullable PaymentCommand command,
            @Nullable SavedMethod method,
            String resourceId,
            String object) {
        var expansion = expansions.of(request, object);
        return answer(request, payment, created, command, method, resourceId)
                .chain(answer -> expanded(answer, expansion, request, object))
                .invoke(response -> AmountWarning.addTo(response, request.caller()));
    }

    /** The same, and says nothing of how the answer is shown. */
    Uni<Answer> answer(
            ApiRequest request,
            ObjectRef payment,
            @Nullable Payment created,
            @Nullable PaymentCommand command,
            @Nullable SavedMethod method,
            String resourceId) {
        var caller = request.caller();
        var order =
                new PaymentOrder(
                        payment,
                        created,
                        command,
                        method,
                        IdempotentCall.of(request, resourceId),
                        caller.requestId(),
                        shopperIp(caller));
        return payments.execute(order);
    }

    /**
     * A secret key is used by the merchant's server, whose address tells nothing of the shopper.
     */
    static @Nullable String shopperIp(Caller caller) {
        return caller.kind() == KeyKind.PUBLISHABLE ? caller.clientIp() : null;
    }

    private Uni<RestResponse<ObjectNode>> expanded(
            Answer answer, Expansion expansion, ApiRequest request, String object) {
        if (request.caller().kind() == KeyKind.PUBLISHABLE) {
            return Uni.createFrom().item(Answers.response(ShopperViews.of(answer)));
        }
        return expansions.apply(request, expansion, object, answer);
    }
}
