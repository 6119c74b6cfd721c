package io.gerbang.checkout.application.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.domain.Customer;
import io.gerbang.web.response.StripeObject;

/** A customer on the Stripe wire. */
public final class CustomerView {

    private CustomerView() {}

    /** A deleted one is an id that says so. */
    public static ObjectNode of(Customer customer) {
        if (customer.deleted()) {
            return StripeObject.of("customer", customer.id()).flag("deleted", true).build();
        }
        var details = customer.details();
        return StripeObject.of("customer", customer.id())
                .node(
                        "address",
                        details.address() == null ? null : ContactView.of(details.address()))
                .number("balance", 0)
                .time("created", customer.createdAt())
                .text("currency", null)
                .text("default_source", null)
                .flag("delinquent", false)
                .text("description", details.description())
                .node("discount", null)
                .text("email", details.email())
                .text("invoice_prefix", null)
                .node(
                        "invoice_settings",
                        StripeObject.part()
                                .node("custom_fields", null)
                                .text("default_payment_method", details.defaultPaymentMethod())
                                .text("footer", null)
                                .node("rendering_options", null)
                                .build())
                .flag("livemode", customer.livemode())
                .texts("metadata", details.metadata())
                .text("name", details.name())
                .number("next_invoice_sequence", 1)
                .text("phone", details.phone())
                .texts("preferred_locales", details.preferredLocales())
                .node("shipping", ContactView.of(details.shipping()))
                .text("tax_exempt", "none")
                .text("test_clock", null)
                .build();
    }
}
