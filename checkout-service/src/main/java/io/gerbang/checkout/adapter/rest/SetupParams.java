package io.gerbang.checkout.adapter.rest;

import io.gerbang.checkout.domain.AuthenticationTerms;
import io.gerbang.checkout.domain.SetupDetails;
import io.gerbang.web.form.Params;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What a merchant says about a setup intent, read from a request. */
final class SetupParams {

    private SetupParams() {}

    static SetupDetails create(Params params) {
        var methodTypes = PaymentParams.methodTypes(params);
        PaymentParams.ignoreAutomaticMethods(params);
        return new SetupDetails(
                methodTypes.isEmpty() ? List.of("card") : methodTypes,
                params.string("customer").orElse(null),
                params.string("description").orElse(null),
                PaymentParams.futureUsage(params, "usage").orElse("off_session"),
                AuthenticationParams.threeDSecure(params).orElse(null),
                params.metadata().applyTo(Map.of()));
    }

    /** What an update asks to change. */
    static UnaryOperator<SetupDetails> update(Params params) {
        var methodTypes = PaymentParams.methodTypes(params);
        var customer = params.patch("customer", Params::string);
        var description = params.patch("description", Params::string);
        var threeDSecure = AuthenticationParams.threeDSecure(params);
        var metadata = params.metadata();
        return before ->
                new SetupDetails(
                        methodTypes.isEmpty() ? before.paymentMethodTypes() : methodTypes,
                        customer.applyTo(before.customerId()),
                        description.applyTo(before.description()),
                        before.usage(),
                        threeDSecure.orElse(before.threeDSecure()),
                        metadata.applyTo(before.metadata()));
    }

    /** How the shopper may be authenticated, who is there while a card is set up. */
    static AuthenticationTerms terms(Params params) {
        params.ignore("use_stripe_sdk");
        params.ignore("mandate_data");
        return new AuthenticationTerms(
                AuthenticationParams.threeDSecure(params).orElse(null), false, false);
    }
}
