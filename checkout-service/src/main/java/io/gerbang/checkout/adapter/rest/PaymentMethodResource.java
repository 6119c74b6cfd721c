package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.customer.SavedMethods;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.form.Params;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.YearMonth;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/payment_methods} but for what makes one: that is the vault's. */
@Path("/v1/payment_methods")
class PaymentMethodResource {

    private static final String OBJECT = "payment_method";
    private static final int MONTHS = 12;
    private static final int CENTURY = 2000;

    private final MethodViews methods;
    private final SavedMethods saved;
    private final Expansions expansions;

    PaymentMethodResource(MethodViews methods, SavedMethods saved, Expansions expansions) {
        this.methods = methods;
        this.saved = saved;
        this.expansions = expansions;
    }

    @GET
    public Uni<ObjectNode> list(@Context ApiRequest request) {
        return methods.list(
                request, request.params().string("customer"), "customer", "/v1/payment_methods");
    }

    @GET
    @Path("/{id}")
    public Uni<ObjectNode> retrieve(@PathParam("id") String id, @Context ApiRequest request) {
        return methods.retrieve(request, id, null);
    }

    @POST
    @Path("/{id}/attach")
    public Uni<RestResponse<ObjectNode>> attach(@PathParam("id") String id, ApiRequest request) {
        var customer = request.params().requiredString("customer");
        var expansion = expansions.of(request, OBJECT);
        request.params().rejectUnknown();
        return methods.find(request, id)
                .chain(method -> saved.attach(request, method, customer))
                .chain(answer -> expansions.apply(request, expansion, OBJECT, answer));
    }

    @POST
    @Path("/{id}/detach")
    public Uni<RestResponse<ObjectNode>> detach(@PathParam("id") String id, ApiRequest request) {
        var expansion = expansions.of(request, OBJECT);
        request.params().rejectUnknown();
        return methods.find(request, id)
                .chain(method -> saved.detach(request, method))
                .chain(answer -> expansions.apply(request, expansion, OBJECT, answer));
    }

    /** What a person gave is changed here; when the card expires, in the vault first. */
    @POST
    @Path("/{id}")
    public Uni<RestResponse<ObjectNode>> update(@PathParam("id") String id, ApiRequest request) {
        var params = request.params();
        var expiry = expiry(params.object("card"));
        var billing = ContactParams.billing(params.object("billing_details"));
        var metadata = params.metadata();
        params.ignore("allow_redisplay");
        var expansion = expansions.of(request, OBJECT);
        params.rejectUnknown();
        UnaryOperator<SavedMethod> said =
                before ->
                        before.with(
                                billing.apply(before.method().billingDetails()),
                                metadata.applyTo(before.metadata()));
        return methods.find(request, id)
                .chain(method -> saved.update(request, method, said, expiry.apply(method)))
                .chain(answer -> expansions.apply(request, expansion, OBJECT, answer));
    }

    /** When a card is to expire; null where that stays. */
    private static Function<SavedMethod, @Nullable YearMonth> expiry(Params card) {
        var month = card.integer("exp_month");
        if (month.filter(value -> value < 1 || value > MONTHS).isPresent()) {
            throw StripeErrors.invalidParameter(
                    "card[exp_month]",
                    "invalid_expiry_month",
                    "Your card's expiration month is invalid.");
        }
        var year = card.integer("exp_year").map(value -> value < 100 ? CENTURY + value : value);
        if (year.filter(value -> value < CENTURY || value >= 2 * CENTURY).isPresent()) {
            throw StripeErrors.invalidParameter(
                    "card[exp_year]",
                    "invalid_expiry_year",
                    "Your card's expiration year is invalid.");
        }
        return method -> {
            var facts = method.method().facts().card();
            return facts == null || month.isEmpty() && year.isEmpty()
                    ? null
                    : YearMonth.of(year.orElse(facts.expYear()), month.orElse(facts.expMonth()));
        };
    }
}
