package io.gerbang.checkout.application.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.domain.Address;
import io.gerbang.checkout.domain.BillingDetails;
import io.gerbang.checkout.domain.Shipping;
import io.gerbang.web.response.StripeObject;
import org.jspecify.annotations.Nullable;

/** Addresses and whom they belong to. */
final class ContactView {

    private static final Address NO_ADDRESS = new Address(null, null, null, null, null, null);

    private ContactView() {}

    static @Nullable ObjectNode of(@Nullable Shipping shipping) {
        return shipping == null
                ? null
                : StripeObject.part()
                        .node("address", of(shipping.address()))
                        .text("carrier", shipping.carrier())
                        .text("name", shipping.name())
                        .text("phone", shipping.phone())
                        .text("tracking_number", shipping.trackingNumber())
                        .build();
    }

    static ObjectNode of(BillingDetails billing) {
        return StripeObject.part()
                .node("address", of(billing.address() == null ? NO_ADDRESS : billing.address()))
                .text("email", billing.email())
                .text("name", billing.name())
                .text("phone", billing.phone())
                .text("tax_id", null)
                .build();
    }

    static ObjectNode of(Address address) {
        return StripeObject.part()
                .text("city", address.city())
                .text("country", address.country())
                .text("line1", address.line1())
                .text("line2", address.line2())
                .text("postal_code", address.postalCode())
                .text("state", address.state())
                .build();
    }
}
