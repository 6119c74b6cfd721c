package io.gerbang.checkout.adapter.rest;

import io.gerbang.checkout.domain.Customer.Details;
import io.gerbang.web.form.Params;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a merchant says about a customer, read from a request. */
final class CustomerParams {

    private CustomerParams() {}

    /** What to change; what is not said stays as it is. */
    static UnaryOperator<Details> change(Params params) {
        var email = params.patch("email", Params::email);
        var name = params.patch("name", Params::string);
        var phone = params.patch("phone", Params::string);
        var description = params.patch("description", Params::string);
        var address = params.patch("address", ContactParams::address);
        var shipping = params.patch("shipping", ContactParams::shipping);
        var method =
                params.object("invoice_settings").patch("default_payment_method", Params::string);
        var locales = params.patch("preferred_locales", CustomerParams::locales);
        var metadata = params.metadata();
        return before -> {
            var spoken = locales.applyTo(before.preferredLocales());
            return new Details(
                    email.applyTo(before.email()),
                    name.applyTo(before.name()),
                    phone.applyTo(before.phone()),
                    description.applyTo(before.description()),
                    address.applyTo(before.address()),
                    shipping.applyTo(before.shipping()),
                    method.applyTo(before.defaultPaymentMethod()),
                    spoken == null ? List.of() : spoken,
                    metadata.applyTo(before.metadata()));
        };
    }

    private static Optional<List<String>> locales(Params params, String name) {
        return Optional.of(params.strings(name));
    }
}
