package io.gerbang.checkout.adapter.rest;

import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.order.PaymentOrder;
import io.gerbang.checkout.application.order.PaymentService;
import io.gerbang.checkout.application.order.SetupIntents;
import io.gerbang.checkout.application.order.SetupOrder;
import io.gerbang.checkout.application.payment.Intents;
import io.gerbang.checkout.domain.Operation;
import io.gerbang.checkout.domain.PaymentCommand.ResumePayment;
import io.gerbang.checkout.domain.PendingRequest;
import io.gerbang.checkout.domain.SetupCommand.ResumeSetup;
import io.gerbang.checkout.domain.SetupIntent;
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
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The shopper's way to the issuer's challenge and back. Who comes back changes nothing by it: what
 * the challenge came to, authorization-service asks the issuer's side itself.
 */
@Path("/c/3ds/{mode}/{merchant}/{id}")
@KeyNotRequired
@Produces(MediaType.TEXT_HTML)
class ThreeDSecureResource {

    private final PaymentService service;
    private final SetupIntents setupIntents;
    private final Intents intents;
    private final CurrentVertxRequest current;

    ThreeDSecureResource(
            PaymentService service,
            SetupIntents setupIntents,
            Intents intents,
            CurrentVertxRequest current) {
        this.service = service;
        this.setupIntents = setupIntents;
        this.intents = intents;
        this.current = current;
    }

    @GET
    public Uni<RestResponse<String>> leave(
            @PathParam("mode") String mode,
            @PathParam("merchant") String merchant,
            @PathParam("id") String id,
            @RestQuery @Nullable String key) {
        return visit(ref(mode, merchant, id), key)
                .map(found ->
                        found.filter(visit -> visit.challenge() != null)
                                .map(visit ->
                                        ShopperPages.challenge(
                                                visit.challenge().url(),
                                                visit.challenge().request(),
                                                visit.shopperKey()))
                                .orElseGet(ShopperPages::nothingToDo));
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
            @PathParam("id") String id,
            @RestForm @Nullable String threeDSSessionData) {
        var ref = ref(mode, merchant, id);
        return visit(ref, threeDSSessionData)
                .chain(found ->
                        found.isEmpty()
                                ? Uni.createFrom().item(ShopperPages.nothingToDo())
                                : comeBack(ref, found.get().returnUrl()));
    }

    private Uni<RestResponse<String>> comeBack(ObjectRef ref, @Nullable String returnUrl) {
        return resume(ref)
                .chain(answer ->
                        answer.status() == 200
                                ? Uni.createFrom().voidItem()
                                : service.awaitOutcome(ref).replaceWithVoid())
                .chain(() -> visit(ref))
                .map(visit -> ShopperPages.backToTheShop(visit.orElseThrow(), returnUrl));
    }

    private Uni<Answer> resume(ObjectRef ref) {
        var requestId = RequestId.of(current.getCurrent());
        var pending = new PendingRequest(Operation.RESUME, requestId, null);
        return SetupIntent.isId(ref.id())
                ? setupIntents.execute(
                        new SetupOrder(
                                ref, null, new ResumeSetup(pending), null, null, requestId, null))
                : service.execute(
                        PaymentOrder.of(ref, new ResumePayment(pending), null, requestId, null));
    }

    private Uni<Optional<ShopperVisit>> visit(ObjectRef ref) {
        return intents.find(ref).map(found -> found.map(ShopperVisit::of));
    }

    /** Empty for whoever does not know the shopper's key. */
    private Uni<Optional<ShopperVisit>> visit(ObjectRef ref, @Nullable String key) {
        return visit(ref).map(found -> found.filter(visit -> visit.isShoppers(key)));
    }

    private static ObjectRef ref(String mode, String merchant, String id) {
        return new ObjectRef(new Tenant(merchant, mode.equals("live")), id);
    }
}
