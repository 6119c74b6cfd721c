package io.gerbang.checkout.adapter.rest;

import io.gerbang.checkout.domain.Address;
import io.gerbang.checkout.domain.BillingDetails;
import io.gerbang.checkout.domain.Shipping;
import io.gerbang.web.form.Params;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads addresses and whom they belong to. */
final class ContactParams {

    private ContactParams() {}

    static Optional<Shipping> shipping(Params params, String name) {
        var shipping = params.object(name);
        return shipping.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Shipping(
                                address(shipping.object("address")),
                                shipping.requiredString("name"),
                                shipping.string("carrier").orElse(null),
                                shipping.string("phone").orElse(null),
                                shipping.string("tracking_number").orElse(null)));
    }

    static Optional<Address> address(Params params, String name) {
        var address = params.object(name);
        return address.isEmpty() ? Optional.empty() : Optional.of(address(address));
    }

    /** What to change; what is not said stays as it is. */
    static UnaryOperator<BillingDetails> billing(Params billing) {
        billing.object("address").country("country");
        var address = billing.patch("address", ContactParams::address);
        var email = billing.patch("email", Params::email);
        var name = billing.patch("name", Params::string);
        var phone = billing.patch("phone", Params::string);
        return before ->
                new BillingDetails(
                        address.applyTo(before.address()),
                        email.applyTo(before.email()),
                        name.applyTo(before.name()),
                        phone.applyTo(before.phone()));
    }

    private static Address address(Params address) {
        return new Address(
                address.string("city").orElse(null),
                address.string("country").orElse(null),
                address.string("line1").orElse(null),
                address.string("line2").orElse(null),
                address.string("postal_code").orElse(null),
                address.string("state").orElse(null));
    }
}
