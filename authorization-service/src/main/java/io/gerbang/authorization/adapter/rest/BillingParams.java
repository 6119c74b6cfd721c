package io.gerbang.authorization.adapter.rest;

import io.gerbang.authorization.application.vault.BillingDetails;
import io.gerbang.authorization.application.vault.BillingDetails.Address;
import io.gerbang.web.form.Params;

/** Reads {@code billing_details[…]}. */
final class BillingParams {

    private BillingParams() {}

    static BillingDetails read(Params details) {
        return new BillingDetails(
                details.has("address") ? address(details.object("address")) : null,
                details.email("email").orElse(null),
                details.string("name").orElse(null),
                details.string("phone").orElse(null));
    }

    private static Address address(Params address) {
        return new Address(
                address.string("city").orElse(null),
                address.country("country").orElse(null),
                address.string("line1").orElse(null),
                address.string("line2").orElse(null),
                address.string("postal_code").orElse(null),
                address.string("state").orElse(null));
    }
}
