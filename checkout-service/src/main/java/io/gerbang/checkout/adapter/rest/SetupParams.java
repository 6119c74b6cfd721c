package io.gerbang.checkout.adapter.rest;

import io.gerbang.checkout.domain.AuthenticationTerms;
import io.gerbang.checkout.domain.CustomerAcceptance;
import io.gerbang.checkout.domain.CustomerAcceptance.Online;
import io.gerbang.checkout.domain.SetupDetails;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.form.Params;
import io.gerbang.web.key.Caller;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a merchant says about a setup intent, read from a request. */
final class SetupParams {

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}");

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

    /**
     * {@code mandate_data}: how the shopper agreed; null where nothing is said of it.
     *
     * @param caller whose address it is where the browser leaves that to us
     */
    static @Nullable CustomerAcceptance acceptance(Params params, Caller caller) {
        var said = params.object("mandate_data").object("customer_acceptance");
        if (said.isEmpty()) {
            return null;
        }
        var isOnline = said.requiredOneOf("type", List.of("online", "offline")).equals("online");
        var at = said.time("accepted_at").orElse(null);
        said.ignore("offline");
        return new CustomerAcceptance(at, isOnline ? online(said.object("online"), caller) : null);
    }

    private static Online online(Params online, Caller caller) {
        if (online.bool("infer_from_client").orElse(false)) {
            return new Online(caller.clientIp(), null);
        }
        var address = text(online, "ip_address");
        if (!ADDRESS.matcher(address).matches()) {
            throw StripeErrors.invalidParameter(
                    online.bracketed("ip_address"), "parameter_invalid", "Invalid IP address");
        }
        return new Online(address, text(online, "user_agent"));
    }

    private static String text(Params online, String name) {
        return online.string(name)
                .orElseThrow(() -> StripeErrors.parameterMissing(online.bracketed(name)));
    }

    /** How the shopper may be authenticated, who is there while a card is set up. */
    static AuthenticationTerms terms(Params params) {
        params.ignore("use_stripe_sdk");
        return new AuthenticationTerms(
                AuthenticationParams.threeDSecure(params).orElse(null), false, false);
    }
}
