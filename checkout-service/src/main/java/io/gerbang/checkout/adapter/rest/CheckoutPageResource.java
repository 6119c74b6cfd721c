package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.clock.BusinessTime;
import io.gerbang.checkout.application.merchant.ApiKeyStore;
import io.gerbang.checkout.application.merchant.MerchantStore;
import io.gerbang.checkout.application.payment.PaymentMethods;
import io.gerbang.checkout.application.session.Checkout;
import io.gerbang.checkout.application.session.ConfirmCheckoutHandler;
import io.gerbang.checkout.application.session.ConfirmCheckoutHandler.Attempted;
import io.gerbang.checkout.application.session.ConfirmCheckoutHandler.Shopper;
import io.gerbang.checkout.config.CheckoutConfig;
import io.gerbang.checkout.domain.PaymentFailure;
import io.gerbang.checkout.domain.Standing.Actionable;
import io.gerbang.checkout.domain.Standing.Done;
import io.gerbang.checkout.domain.Standing.Lapsed;
import io.gerbang.checkout.domain.Standing.UnderWay;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.form.Params;
import io.gerbang.web.key.ClientAddress;
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
import java.time.Clock;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The hosted page of a checkout session. Whoever knows the session's id may act. The card goes from
 * the browser to the vault; what comes here is the name that the vault gave it.
 */
@Path("/c/pay/{id}")
@KeyNotRequired
class CheckoutPageResource {

    private final ConfirmCheckoutHandler checkouts;
    private final PaymentMethods methods;
    private final MerchantStore merchants;
    private final ApiKeyStore keys;
    private final BusinessTime time;
    private final Clock clock;
    private final CheckoutConfig config;
    private final CurrentVertxRequest current;

    CheckoutPageResource(
            ConfirmCheckoutHandler checkouts,
            PaymentMethods methods,
            MerchantStore merchants,
            ApiKeyStore keys,
            BusinessTime time,
            Clock clock,
            CheckoutConfig config,
            CurrentVertxRequest current) {
        this.checkouts = checkouts;
        this.methods = methods;
        this.merchants = merchants;
        this.keys = keys;
        this.time = time;
        this.clock = clock;
        this.config = config;
        this.current = current;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Uni<RestResponse<String>> show(@PathParam("id") String id) {
        return checkouts
                .find(id)
                .chain(found ->
                        found.map(this::page)
                                .orElseGet(
                                        () -> Uni.createFrom().item(CheckoutPages.nothingHere())));
    }

    /** Where the shopper waits for an outcome, and comes to from the bank: on, as it stands. */
    @GET
    @Path(CheckoutPages.RETURN)
    @Produces(MediaType.TEXT_HTML)
    public Uni<RestResponse<String>> goOn(@PathParam("id") String id) {
        return checkouts
                .find(id)
                .map(found -> found.map(this::next).orElseGet(CheckoutPages::nothingHere));
    }

    /** Uses a card. Answers with where to go next, or with what to tell the shopper. */
    @POST
    @Path("/confirm")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<ObjectNode>> confirm(@PathParam("id") String id, Params params) {
        var methodId = params.requiredString("payment_method");
        params.rejectUnknown();
        var routing = current.getCurrent();
        var requestId = RequestId.of(routing);
        var returnUrl = config.publicUrl() + CheckoutPages.PATH + id + CheckoutPages.RETURN;
        var ip = ClientAddress.of(routing.request());
        var userAgent = routing.request().getHeader("User-Agent");
        return checkouts
                .find(id)
                .map(found ->
                        found.orElseThrow(
                                () -> StripeErrors.resourceMissing("checkout.session", id)))
                .chain(checkout ->
                        methods.find(new ObjectRef(checkout.tenant(), methodId))
                                .map(found ->
                                        found.orElseThrow(() ->
                                                StripeErrors.resourceMissing(
                                                        "PaymentMethod",
                                                        methodId,
                                                        "payment_method")))
                                .chain(method ->
                                        checkouts.confirm(
                                                checkout,
                                                new Shopper(
                                                        method, requestId, ip, userAgent,
                                                        returnUrl))))
                .map(this::answer);
    }

    private Uni<RestResponse<String>> page(Checkout checkout) {
        return switch (checkout.standing(time.now(checkout.tenant()))) {
            case Actionable actionable ->
                    Uni.combine()
                            .all()
                            .unis(
                                    merchants.merchant(checkout.session().merchantId()),
                                    keys.publishableKey(checkout.tenant(), clock.instant()))
                            .asTuple()
                            .map(known ->
                                    CheckoutPages.form(
                                            checkout.session(),
                                            known.getItem1().orElseThrow().name(),
                                            known.getItem2()
                                                    .orElseThrow(
                                                            CheckoutPageResource::noKeyToPayWith),
                                            actionable));
            case UnderWay underWay ->
                    Uni.createFrom().item(CheckoutPages.underWay(checkout.session(), underWay));
            case Done _ -> Uni.createFrom().item(CheckoutPages.done(checkout.session()));
            case Lapsed _ -> Uni.createFrom().item(CheckoutPages.lapsed(checkout.session()));
        };
    }

    private static StripeException noKeyToPayWith() {
        return StripeErrors.invalid(400, "The merchant has no publishable key in this mode.")
                .build();
    }

    private RestResponse<String> next(Checkout checkout) {
        var session = checkout.session();
        return switch (checkout.standing(time.now(checkout.tenant()))) {
            case Done _ -> CheckoutPages.redirect(session.successUrl());
            case UnderWay underWay -> CheckoutPages.underWay(session, underWay);
            case Actionable _, Lapsed _ -> CheckoutPages.redirect(CheckoutPages.path(session));
        };
    }

    private RestResponse<ObjectNode> answer(Attempted attempted) {
        var checkout = attempted.checkout();
        var path = CheckoutPages.path(checkout.session());
        return switch (checkout.standing(time.now(checkout.tenant()))) {
            case Done _ -> goTo(checkout.session().successUrl());
            case UnderWay(String bankUrl) ->
                    goTo(bankUrl == null ? path + CheckoutPages.RETURN : bankUrl);
            case Lapsed _ -> goTo(path);
            case Actionable(PaymentFailure _, String bankUrl) when bankUrl != null -> goTo(bankUrl);
            case Actionable(PaymentFailure lastFailure, String _) ->
                    attempted
                            .answer()
                            .filter(answer -> answer.status() != 200 && !cameSecond(answer))
                            .map(answer -> refusal(answer, lastFailure))
                            .orElseGet(() -> goTo(path));
        };
    }

    private static RestResponse<ObjectNode> goTo(String url) {
        return RestResponse.ok(JsonNodeFactory.instance.objectNode().put("url", url));
    }

    /** Another click was there first, and the page says what came of it. */
    private static boolean cameSecond(Answer answer) {
        var code = answer.body().at("/error/code").textValue();
        return "payment_intent_unexpected_state".equals(code)
                || "setup_intent_unexpected_state".equals(code);
    }

    /** What the shopper may know of it. */
    private static RestResponse<ObjectNode> refusal(
            Answer answer, @Nullable PaymentFailure failure) {
        var code = answer.body().at("/error/code").textValue();
        var message =
                failure != null && failure.code().equals(code)
                        ? CheckoutPages.message(failure)
                        : answer.body().at("/error/message").textValue();
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("message", message);
        return Answers.response(answer.with(body));
    }
}
