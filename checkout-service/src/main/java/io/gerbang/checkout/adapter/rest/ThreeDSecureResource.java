package io.gerbang.checkout.adapter.rest;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.PaymentOrder;
import io.gerbang.checkout.application.PaymentService;
import io.gerbang.checkout.application.PaymentStore;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.domain.Operation;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.PaymentCommand.ResumePayment;
import io.gerbang.checkout.domain.PaymentState.RequiresAction;
import io.gerbang.checkout.domain.PendingRequest;
import io.gerbang.web.key.KeyNotRequired;
import io.gerbang.web.key.RequestId;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The shopper's way to the issuer's challenge and back. Who comes back changes nothing by it: what
 * the challenge came to, authorization-service asks the issuer's side itself.
 */
@Path("/c/3ds/{mode}/{merchant}/{payment}")
@KeyNotRequired
@Produces(MediaType.TEXT_HTML)
class ThreeDSecureResource {

    private final PaymentService service;
    private final PaymentStore payments;
    private final CurrentVertxRequest current;

    ThreeDSecureResource(
            PaymentService service, PaymentStore payments, CurrentVertxRequest current) {
        this.service = service;
        this.payments = payments;
        this.current = current;
    }

    @GET
    public Uni<RestResponse<String>> leave(
            @PathParam("mode") String mode,
            @PathParam("merchant") String merchant,
            @PathParam("payment") String id,
            @RestQuery @Nullable String key) {
        return payments.payment(ref(mode, merchant, id))
                .map(found -> found.filter(payment -> isShoppers(payment, key)))
                .map(found ->
                        found.map(Payment::state).orElse(null) instanceof RequiresAction action
                                ? ShopperPages.challenge(action, found.get().shopperKey())
                                : ShopperPages.nothingToDo());
    }

    /**
     * Waits for the outcome as a confirmation does, so that nobody arrives before it.
     *
     * @param threeDSSessionData what the issuer was given to give back: the shopper's key
     */
    @POST
    public Uni<RestResponse<String>> comeBack(
            @PathParam("mode") String mode,
            @PathParam("merchant") String merchant,
            @PathParam("payment") String id,
            @RestForm @Nullable String threeDSSessionData) {
        var ref = ref(mode, merchant, id);
        return payments.payment(ref)
                .map(found -> found.filter(payment -> isShoppers(payment, threeDSSessionData)))
                .chain(found ->
                        found.isEmpty()
                                ? Uni.createFrom().item(ShopperPages.nothingToDo())
                                : comeBack(ref, returnUrl(found.get())));
    }

    private Uni<RestResponse<String>> comeBack(ObjectRef ref, @Nullable String returnUrl) {
        var requestId = RequestId.of(current.getCurrent());
        var resume = new ResumePayment(new PendingRequest(Operation.RESUME, requestId, null));
        return service.execute(new PaymentOrder(ref, null, resume, null, null, requestId, null))
                .chain(answer ->
                        answer.status() == 200
                                ? Uni.createFrom().voidItem()
                                : service.awaitOutcome(ref).replaceWithVoid())
                .chain(() -> payments.payment(ref))
                .map(payment -> ShopperPages.backToTheShop(payment.orElseThrow(), returnUrl));
    }

    private static boolean isShoppers(Payment payment, @Nullable String key) {
        return key != null && payment.isShoppers(key);
    }

    /** Null where the merchant named no page, or nothing is under way. */
    private static @Nullable String returnUrl(Payment payment) {
        if (payment.state() instanceof RequiresAction action) {
            return action.returnUrl();
        }
        return payment.pending() == null ? null : payment.pending().returnUrl();
    }

    private static ObjectRef ref(String mode, String merchant, String id) {
        return new ObjectRef(new Tenant(merchant, mode.equals("live")), id);
    }
}
