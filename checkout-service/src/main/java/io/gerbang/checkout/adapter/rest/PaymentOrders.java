package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.clock.BusinessTime;
import io.gerbang.checkout.application.customer.Customers;
import io.gerbang.checkout.application.idempotency.IdempotentCall;
import io.gerbang.checkout.application.order.MethodNotOwnException;
import io.gerbang.checkout.application.order.PaymentOrder;
import io.gerbang.checkout.application.order.PaymentService;
import io.gerbang.checkout.application.payment.PaymentMethods;
import io.gerbang.checkout.domain.Operation;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.PaymentCommand;
import io.gerbang.checkout.domain.PaymentCommand.ConfirmPayment;
import io.gerbang.checkout.domain.PaymentDetails;
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

    /**
     * Makes a payment. Where the request names a customer too, the payment method is most likely
     * theirs, and is then looked up with those of others, in the transaction that the order needs
     * anyway.
     */
    Uni<RestResponse<ObjectNode>> create(
            ApiRequest request,
            PaymentDetails details,
            Optional<String> methodId,
            @Nullable ConfirmPayment command,
            String object) {
        var payment = payment(request, details);
        var ref = ObjectRef.of(request.caller(), payment.id());
        var order = order(request, ref, command, payment.id()).making(payment);
        var looking =
                Uni.createFrom()
                        .deferred(() -> method(request, methodId))
                        .call(method -> requireCustomer(request, method))
                        .map(method -> method.map(order::paidWith).orElse(order))
                        .chain(complete -> execute(request, complete, object));
        return methodId.filter(id -> details.customerId() != null)
                .filter(PaymentMethods::mayBelong)
                .map(id -> ObjectRef.of(request.caller(), id))
                .map(own ->
                        execute(request, order.paidWithOwn(own), object)
                                .onFailure(MethodNotOwnException.class)
                                .recoverWithUni(looking))
                .orElse(looking);
    }

    private Payment payment(ApiRequest request, PaymentDetails details) {
        var tenant = Tenant.of(request.caller());
        var now = time.now(tenant);
        var id = Ids.create("pi_", now);
        return Payment.fresh(
                id,
                tenant.merchantId(),
                tenant.livemode(),
                now,
                Ids.secret(id + "_secret_"),
                null,
                details);
    }

    /** The request as one whose outcome may be awaited. */
    static PendingRequest pending(ApiRequest request, Operation operation) {
        return new PendingRequest(
                operation, request.caller().requestId(), IdempotentCall.key(request.caller()));
    }

    /**
     * What the request asks of a payment.
     *
     * @param resourceId what a repeat of the request waits for
     */
    PaymentOrder order(
            ApiRequest request,
            ObjectRef payment,
            @Nullable PaymentCommand command,
            String resourceId) {
        var caller = request.caller();
        return PaymentOrder.of(
                payment,
                command,
                IdempotentCall.of(request, resourceId),
                caller.requestId(),
                shopperIp(caller));
    }

    /** Carries out a command on a payment. */
    Uni<RestResponse<ObjectNode>> execute(
            ApiRequest request, ObjectRef payment, PaymentCommand command, String object) {
        return execute(request, order(request, payment, command, payment.id()), object);
    }

    /**
     * Carries out what the request asks.
     *
     * @param object the type of the answer, whose fields may be expanded
     */
    Uni<RestResponse<ObjectNode>> execute(ApiRequest request, PaymentOrder order, String object) {
        var expansion = expansions.of(request, object);
        return answer(order)
                .chain(answer -> expanded(answer, expansion, request, object))
                .invoke(response -> AmountWarning.addTo(response, request.caller()));
    }

    /** The same, and says nothing of how the answer is shown. */
    Uni<Answer> answer(PaymentOrder order) {
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
