package io.gerbang.checkout.adapter.rest;

import io.gerbang.checkout.domain.Amounts;
import io.gerbang.checkout.domain.LineItem;
import io.gerbang.checkout.domain.SessionPurpose;
import io.gerbang.checkout.domain.SessionPurpose.Paying;
import io.gerbang.checkout.domain.SessionPurpose.Saving;
import io.gerbang.checkout.domain.SessionTerms;
import io.gerbang.checkout.domain.SetupDetails;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.form.Params;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a merchant says about a checkout session, read from a request. */
final class SessionParams {

    static final List<String> STATUSES = List.of("open", "complete", "expired");

    private static final Duration SHORTEST = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int MOST_ITEMS = 100;
    private static final int LARGEST_QUANTITY = 999_999;
    private static final int LONGEST_REFERENCE = 200;

    private SessionParams() {}

    static SessionTerms terms(Params params) {
        params.oneOf("ui_mode", List.of("hosted_page", "hosted"));
        params.oneOf("billing_address_collection", List.of("auto"));
        params.oneOf("customer_creation", List.of("if_required"));
        params.ignore("locale");
        params.ignore("submit_type");
        return new SessionTerms(
                url("success_url", params.requiredString("success_url")),
                params.string("cancel_url").map(given -> url("cancel_url", given)).orElse(null),
                reference(params).orElse(null),
                params.email("customer_email").orElse(null),
                params.metadata().applyTo(Map.of()));
    }

    /**
     * @param sessionId the session's, from which its items have theirs
     */
    static SessionPurpose purpose(Params params, String sessionId) {
        var mode = params.requiredOneOf("mode", List.of("payment", "setup"));
        var methodTypes = PaymentParams.methodTypes(params);
        return mode.equals("setup") ? saving(params, methodTypes) : paying(params, sessionId);
    }

    private static SessionPurpose saving(Params params, List<String> methodTypes) {
        var said = params.object("setup_intent_data");
        var setup =
                new SetupDetails(
                        methodTypes.isEmpty() ? List.of("card") : methodTypes,
                        params.string("customer").orElse(null),
                        said.string("description").orElse(null),
                        "off_session",
                        AuthenticationParams.threeDSecure(params).orElse(null),
                        said.metadata().applyTo(Map.of()));
        return new Saving(setup, params.currency("currency").orElse(null));
    }

    private static SessionPurpose paying(Params params, String sessionId) {
        var lines = params.objects("line_items");
        if (lines.isEmpty()) {
            throw StripeErrors.parameterMissing("line_items");
        }
        if (lines.size() > MOST_ITEMS) {
            throw invalid("line_items", "A session has at most 100 line items.");
        }
        lines.forEach(SessionParams::requireOwnPrice);
        var prefix = "li_" + sessionId.substring(sessionId.lastIndexOf('_') + 1) + "_";
        var items = new ArrayList<LineItem>();
        var currency = lines.getFirst().object("price_data").requiredCurrency("currency");
        var total = 0L;
        for (var line : lines) {
            var item = item(line, currency, prefix + items.size());
            total += item.total();
            if (total > Amounts.maximum(currency)) {
                throw StripeErrors.amountTooLarge(
                        "line_items", Amounts.inWords(Amounts.maximum(currency), currency));
            }
            items.add(item);
        }
        var payment =
                PaymentParams.of(
                        params.object("payment_intent_data"),
                        CardOptions.of(params),
                        total,
                        currency,
                        params.string("customer").orElse(null));
        return new Paying(payment, items);
    }

    /** Between half an hour and a day from now, and a day where nothing is said. */
    static Instant expiresAt(Params params, Instant now) {
        return params.time("expires_at")
                .map(at -> expiresAt(at, Instant.ofEpochSecond(now.getEpochSecond())))
                .orElseGet(() -> now.plus(LONGEST));
    }

    private static Instant expiresAt(Instant at, Instant now) {
        var life = Duration.between(now, at);
        if (life.compareTo(SHORTEST) < 0) {
            throw invalid(
                    "expires_at",
                    "The `expires_at` timestamp must be at least 30 minutes from Checkout Session"
                            + " creation.");
        }
        if (life.compareTo(LONGEST) > 0) {
            throw invalid(
                    "expires_at",
                    "The `expires_at` timestamp must be less than 24 hours from Checkout Session"
                            + " creation.");
        }
        return at;
    }

    /** There are no prices to name. */
    private static void requireOwnPrice(Params line) {
        line.string("price")
                .ifPresent(price -> {
                    throw StripeErrors.resourceMissing("price", price, line.bracketed("price"));
                });
    }

    private static LineItem item(Params line, String currency, String id) {
        var price = line.object("price_data");
        if (!price.requiredCurrency("currency").equals(currency)) {
            throw invalid(
                    price.bracketed("currency"), "All line items must have the same currency.");
        }
        var product = price.object("product_data");
        product.ignore("images");
        var unitAmount = price.requiredAmount("unit_amount");
        if (unitAmount > Amounts.maximum(currency)) {
            throw StripeErrors.amountTooLarge(
                    price.bracketed("unit_amount"),
                    Amounts.inWords(Amounts.maximum(currency), currency));
        }
        var quantity = line.requiredInteger("quantity");
        if (quantity < 1 || quantity > LARGEST_QUANTITY) {
            throw StripeErrors.parameterInvalidInteger(
                    line.bracketed("quantity"), Integer.toString(quantity));
        }
        return new LineItem(
                id,
                product.requiredString("name"),
                product.string("description").orElse(null),
                unitAmount,
                quantity);
    }

    private static Optional<String> reference(Params params) {
        var reference = params.string("client_reference_id");
        if (reference.filter(text -> text.length() > LONGEST_REFERENCE).isPresent()) {
            throw invalid("client_reference_id", "A reference has at most 200 characters.");
        }
        return reference;
    }

    /** Stripe's placeholder, which no URL may contain, stands for an id. */
    private static String url(String name, String url) {
        if (!isWebPage(url.replace("{CHECKOUT_SESSION_ID}", "cs_1"))) {
            throw StripeErrors.invalidParameter(name, "url_invalid", "Not a valid URL");
        }
        return url;
    }

    private static boolean isWebPage(String url) {
        try {
            var parsed = new URI(url);
            return parsed.getHost() != null
                    && ("https".equalsIgnoreCase(parsed.getScheme())
                            || "http".equalsIgnoreCase(parsed.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static RuntimeException invalid(String param, String message) {
        return StripeErrors.invalidParameter(param, "parameter_invalid", message);
    }
}
