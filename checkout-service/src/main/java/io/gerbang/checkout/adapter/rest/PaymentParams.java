package io.gerbang.checkout.adapter.rest;

import io.gerbang.checkout.domain.Address;
import io.gerbang.checkout.domain.PaymentDetails;
import io.gerbang.checkout.domain.Shipping;
import io.gerbang.events.CaptureMethod;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.form.Params;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a merchant says about a payment, read from a request. */
final class PaymentParams {

    /** Stripe's most: eight digits. */
    private static final long LARGEST_AMOUNT = 99_999_999L;

    /** Rupiah counts two decimals here, so its amounts have more digits (Stripe allows twelve). */
    private static final long LARGEST_AMOUNT_IDR = 999_999_999_999L;

    private static final int LONGEST_DESCRIPTOR = 22;
    private static final Set<String> FUTURE_USAGES = Set.of("on_session", "off_session");

    private PaymentParams() {}

    static PaymentDetails create(Params params) {
        var amount = params.requiredAmount("amount");
        var currency = params.requiredCurrency("currency");
        ignoreWhatMakesNoDifference(params);
        return new PaymentDetails(
                checked(amount, currency),
                currency,
                captureMethod(params.string("capture_method").orElse("automatic")),
                oneOf(params, "confirmation_method", Set.of("automatic", "manual"), "automatic"),
                methodTypes(params, List.of("card")),
                params.string("description").orElse(null),
                params.string("receipt_email").orElse(null),
                oneOf(params, "setup_future_usage", FUTURE_USAGES, null),
                shipping(params),
                descriptor(params, "statement_descriptor", null),
                descriptor(params, "statement_descriptor_suffix", null),
                params.string("transfer_group").orElse(null),
                params.metadata().applyTo(Map.of()));
    }

    static PaymentDetails update(Params params, PaymentDetails before) {
        var currency = params.currency("currency").orElse(before.currency());
        var amount = params.amount("amount").orElse(before.amount());
        ignoreWhatMakesNoDifference(params);
        return new PaymentDetails(
                checked(amount, currency),
                currency,
                params.string("capture_method")
                        .map(PaymentParams::captureMethod)
                        .orElse(before.captureMethod()),
                before.confirmationMethod(),
                methodTypes(params, before.paymentMethodTypes()),
                params.patch("description", Params::string).applyTo(before.description()),
                params.patch("receipt_email", Params::string).applyTo(before.receiptEmail()),
                params.has("setup_future_usage")
                        ? oneOf(params, "setup_future_usage", FUTURE_USAGES, null)
                        : before.setupFutureUsage(),
                params.has("shipping") ? shipping(params) : before.shipping(),
                descriptor(params, "statement_descriptor", before.statementDescriptor()),
                descriptor(
                        params, "statement_descriptor_suffix", before.statementDescriptorSuffix()),
                params.patch("transfer_group", Params::string).applyTo(before.transferGroup()),
                params.metadata().applyTo(before.metadata()));
    }

    /** What Stripe's clients send and what changes nothing for a card without 3-D Secure. */
    private static void ignoreWhatMakesNoDifference(Params params) {
        params.ignore("return_url");
        params.ignore("off_session");
        params.ignore("use_stripe_sdk");
        params.ignore("error_on_requires_action");
        var automatic = params.object("automatic_payment_methods");
        automatic.bool("enabled");
        automatic.string("allow_redirects");
    }

    private static long checked(long amount, String currency) {
        if (amount < 1) {
            throw StripeErrors.parameterInvalidInteger("amount", Long.toString(amount));
        }
        var largest = "idr".equals(currency) ? LARGEST_AMOUNT_IDR : LARGEST_AMOUNT;
        if (amount > largest) {
            throw StripeErrors.amountTooLarge("amount", largest, currency);
        }
        return amount;
    }

    private static CaptureMethod captureMethod(String value) {
        return switch (value) {
            case "automatic", "automatic_async" -> CaptureMethod.AUTOMATIC;
            case "manual" -> CaptureMethod.MANUAL;
            default ->
                    throw StripeErrors.invalidParameter(
                            "capture_method",
                            "parameter_invalid_string_enum",
                            "Invalid capture_method: must be one of automatic, automatic_async, or"
                                    + " manual");
        };
    }

    private static List<String> methodTypes(Params params, List<String> before) {
        var types = params.strings("payment_method_types");
        for (var type : types) {
            if (!"card".equals(type)) {
                throw StripeErrors.invalidParameter(
                        "payment_method_types",
                        "payment_intent_invalid_parameter",
                        "The payment method type given is not enabled; card is.");
            }
        }
        return types.isEmpty() ? before : types;
    }

    private static @Nullable String oneOf(
            Params params, String name, Set<String> allowed, @Nullable String otherwise) {
        var value = params.string(name).orElse(otherwise);
        if (value != null && !allowed.contains(value)) {
            throw StripeErrors.invalidParameter(
                    name,
                    "parameter_invalid_string_enum",
                    "Invalid %s: must be one of %s".formatted(name, String.join(", ", allowed)));
        }
        return value;
    }

    private static @Nullable String descriptor(
            Params params, String name, @Nullable String before) {
        var descriptor = params.patch(name, Params::string).applyTo(before);
        if (descriptor != null && descriptor.length() > LONGEST_DESCRIPTOR) {
            throw StripeErrors.invalidParameter(
                    name, "parameter_invalid", "A statement descriptor has at most 22 characters.");
        }
        return descriptor;
    }

    private static @Nullable Shipping shipping(Params params) {
        var shipping = params.object("shipping");
        if (shipping.isEmpty()) {
            return null;
        }
        var address = shipping.object("address");
        return new Shipping(
                new Address(
                        address.string("city").orElse(null),
                        address.string("country").orElse(null),
                        address.string("line1").orElse(null),
                        address.string("line2").orElse(null),
                        address.string("postal_code").orElse(null),
                        address.string("state").orElse(null)),
                shipping.requiredString("name"),
                shipping.string("carrier").orElse(null),
                shipping.string("phone").orElse(null),
                shipping.string("tracking_number").orElse(null));
    }
}
