package io.gerbang.checkout.application.view;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.domain.BillingDetails;
import io.gerbang.checkout.domain.CheckoutSession;
import io.gerbang.checkout.domain.SessionPurpose;
import io.gerbang.checkout.domain.SessionPurpose.Paying;
import io.gerbang.checkout.domain.SessionPurpose.Saving;
import io.gerbang.checkout.domain.SessionState.Complete;
import io.gerbang.checkout.domain.SessionState.Expired;
import io.gerbang.checkout.domain.SessionState.Open;
import io.gerbang.events.CaptureMethod;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.page.PageRequest;
import io.gerbang.web.page.StripeList;
import io.gerbang.web.response.StripeObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A checkout session on the Stripe wire, without its line items. */
public final class CheckoutSessionView {

    /** What Stripe's sessions can do and these cannot: there is nothing to say of it. */
    private static final List<String> NOT_OFFERED =
            List.of(
                    "adaptive_pricing",
                    "after_expiration",
                    "allow_promotion_codes",
                    "billing_address_collection",
                    "collected_information",
                    "consent",
                    "consent_collection",
                    "currency_conversion",
                    "customer_account",
                    "discounts",
                    "integration_identifier",
                    "invoice",
                    "invoice_creation",
                    "locale",
                    "managed_payments",
                    "origin_context",
                    "payment_method_configuration_details",
                    "permissions",
                    "recovered_from",
                    "saved_payment_method_options",
                    "shipping_address_collection",
                    "shipping_cost",
                    "submit_type",
                    "wallet_options");

    private CheckoutSessionView() {}

    /**
     * @param url of the hosted page; null where it is of no more use
     */
    public static ObjectNode of(CheckoutSession session, @Nullable String url) {
        var terms = session.terms();
        var purpose = session.purpose();
        var total = purpose instanceof Paying paying ? paying.payment().amount() : null;
        var view = StripeObject.of("checkout.session", session.id());
        NOT_OFFERED.forEach(field -> view.node(field, null));
        return view.number("amount_subtotal", total)
                .number("amount_total", total)
                .node("automatic_tax", noAutomaticTax())
                .text("cancel_url", terms.cancelUrl())
                .text("client_reference_id", terms.clientReferenceId())
                .text("client_secret", null)
                .time("created", session.createdAt())
                .text("currency", currency(purpose))
                .texts("custom_fields", List.of())
                .node("custom_text", noCustomText())
                .text("customer", purpose.customerId())
                .text("customer_creation", "if_required")
                .node("customer_details", customer(session))
                .text("customer_email", terms.customerEmail())
                .time("expires_at", session.expiresAt())
                .flag("livemode", session.livemode())
                .texts("metadata", terms.metadata())
                .text("mode", mode(purpose))
                .text("payment_intent", session.paymentId())
                .text("payment_link", null)
                .text("payment_method_collection", "if_required")
                .node("payment_method_options", paymentMethodOptions(purpose))
                .texts("payment_method_types", purpose.paymentMethodTypes())
                .text("payment_status", paymentStatus(session))
                .text("setup_intent", session.setupIntentId())
                .texts("shipping_options", List.of())
                .text("status", status(session))
                .text("subscription", null)
                .text("success_url", terms.successUrl())
                .node("total_details", noDetails())
                .text("ui_mode", "hosted_page")
                .text("url", url)
                .build();
    }

    public static String status(CheckoutSession session) {
        return switch (session.state()) {
            case Open _ -> "open";
            case Complete _ -> "complete";
            case Expired _ -> "expired";
        };
    }

    /** The part of the line items that is asked for; they run from the first to the last. */
    public static ObjectNode lineItems(CheckoutSession session, PageRequest page) {
        var items = LineItemView.of(session);
        var ids = items.stream().map(item -> item.get("id").textValue()).toList();
        var begin = 0;
        var end = items.size();
        if (page.startingAfter() != null) {
            begin = position(ids, page.startingAfter(), "starting_after") + 1;
            end = Math.min(end, begin + page.limit());
        } else if (page.endingBefore() != null) {
            end = position(ids, page.endingBefore(), "ending_before");
            begin = Math.max(0, end - page.limit());
        } else {
            end = Math.min(end, page.limit());
        }
        var more = page.endingBefore() == null ? end < items.size() : begin > 0;
        return StripeList.of(path(session), items.subList(begin, end), more);
    }

    private static int position(List<String> ids, String id, String param) {
        var position = ids.indexOf(id);
        if (position < 0) {
            throw StripeErrors.resourceMissing("item", id, param);
        }
        return position;
    }

    private static String path(CheckoutSession session) {
        return "/v1/checkout/sessions/" + session.id() + "/line_items";
    }

    private static String mode(SessionPurpose purpose) {
        return switch (purpose) {
            case Paying _ -> "payment";
            case Saving _ -> "setup";
        };
    }

    private static @Nullable String currency(SessionPurpose purpose) {
        return switch (purpose) {
            case Paying paying -> paying.payment().currency();
            case Saving saving -> saving.currency();
        };
    }

    private static String paymentStatus(CheckoutSession session) {
        return switch (session.purpose()) {
            case Saving _ -> "no_payment_required";
            case Paying _ -> {
                var state = session.state();
                yield state instanceof Complete complete && complete.paid() ? "paid" : "unpaid";
            }
        };
    }

    private static ObjectNode paymentMethodOptions(SessionPurpose purpose) {
        var options = JsonNodeFactory.instance.objectNode();
        var card =
                options.putObject("card")
                        .put("request_three_d_secure", PaymentView.word(purpose.threeDSecure()));
        if (purpose instanceof Paying paying) {
            var payment = paying.payment();
            PaymentView.addWishes(card, payment.holdOptions());
            if (payment.captureMethod() == CaptureMethod.MANUAL) {
                card.put("capture_method", "manual");
            }
            if (payment.setupFutureUsage() != null) {
                card.put("setup_future_usage", payment.setupFutureUsage());
            }
        }
        return options;
    }

    /** Whom the shop deals with, as far as it is known. */
    private static @Nullable ObjectNode customer(CheckoutSession session) {
        if (session.state() instanceof Complete(boolean _, BillingDetails customer)) {
            return customer(customer);
        }
        var email = session.terms().customerEmail();
        return email == null ? null : customer(new BillingDetails(null, email, null, null));
    }

    private static ObjectNode customer(BillingDetails customer) {
        var view = ContactView.of(customer);
        view.remove(List.of("tax_id"));
        view.putNull("business_name").putNull("individual_name");
        view.put("tax_exempt", "none").putArray("tax_ids");
        return view;
    }

    private static ObjectNode noAutomaticTax() {
        return StripeObject.part()
                .flag("enabled", false)
                .text("liability", null)
                .text("provider", null)
                .text("status", null)
                .build();
    }

    private static ObjectNode noCustomText() {
        return StripeObject.part()
                .text("after_submit", null)
                .text("shipping_address", null)
                .text("submit", null)
                .text("terms_of_service_acceptance", null)
                .build();
    }

    private static ObjectNode noDetails() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("amount_discount", 0)
                .put("amount_shipping", 0)
                .put("amount_tax", 0);
    }
}
