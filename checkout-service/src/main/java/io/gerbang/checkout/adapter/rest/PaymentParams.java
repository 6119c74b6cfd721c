package io.gerbang.checkout.adapter.rest;

import io.gerbang.checkout.domain.Amounts;
import io.gerbang.checkout.domain.PaymentDetails;
import io.gerbang.events.CaptureMethod;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.form.Params;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a merchant says about a payment, read from a request. */
final class PaymentParams {

    private static final int LONGEST_DESCRIPTOR = 22;
    private static final Pattern SUFFIX = Pattern.compile("[^<>\\\\'\"*]*\\p{L}[^<>\\\\'\"*]*");
    private static final List<String> FUTURE_USAGES = List.of("on_session", "off_session");
    private static final List<String> CONFIRMATION_METHODS = List.of("automatic", "manual");

    private PaymentParams() {}

    static PaymentDetails create(Params params) {
        var amount = params.requiredPositiveAmount("amount");
        return of(
                params,
                CardOptions.of(params),
                amount,
                params.requiredCurrency("currency"),
                params.string("customer").orElse(null));
    }

    /** The same where amount, customer and what is special to cards are said elsewhere. */
    static PaymentDetails of(
            Params params,
            CardOptions card,
            long amount,
            String currency,
            @Nullable String customerId) {
        var methodTypes = methodTypes(params);
        var captureMethod = params.string("capture_method").map(PaymentParams::captureMethod);
        var futureUsage = futureUsage(params, "setup_future_usage").orElse(null);
        ignoreAutomaticMethods(params);
        return checked(
                new PaymentDetails(
                        amount,
                        currency,
                        card.captureMethod()
                                .or(() -> captureMethod)
                                .orElse(CaptureMethod.AUTOMATIC),
                        params.oneOf("confirmation_method", CONFIRMATION_METHODS)
                                .orElse("automatic"),
                        methodTypes.isEmpty() ? List.of("card") : methodTypes,
                        customerId,
                        params.string("description").orElse(null),
                        params.email("receipt_email").orElse(null),
                        card.futureUsage().applyTo(futureUsage),
                        ContactParams.shipping(params, "shipping").orElse(null),
                        descriptor(params, "statement_descriptor").orElse(null),
                        suffix(params, "statement_descriptor_suffix").orElse(null),
                        params.string("transfer_group").orElse(null),
                        card.hold().applyTo(null),
                        card.threeDSecure().orElse(null),
                        params.metadata().applyTo(Map.of())));
    }

    /** What an update asks to change; the payment's details as they then are decide the rest. */
    static UnaryOperator<PaymentDetails> update(Params params) {
        var amount = params.positiveAmount("amount");
        var currency = params.currency("currency");
        var captureMethod = params.string("capture_method").map(PaymentParams::captureMethod);
        var methodTypes = methodTypes(params);
        var customer = params.patch("customer", Params::string);
        var description = params.patch("description", Params::string);
        var receiptEmail = params.patch("receipt_email", Params::email);
        var futureUsage = params.patch("setup_future_usage", PaymentParams::futureUsage);
        var shipping = params.patch("shipping", ContactParams::shipping);
        var descriptor = params.patch("statement_descriptor", PaymentParams::descriptor);
        var suffix = params.patch("statement_descriptor_suffix", PaymentParams::suffix);
        var transferGroup = params.patch("transfer_group", Params::string);
        var card = CardOptions.of(params);
        var metadata = params.metadata();
        params.ignore("use_stripe_sdk");
        ignoreAutomaticMethods(params);
        return before ->
                checked(
                        new PaymentDetails(
                                amount.orElse(before.amount()),
                                currency.orElse(before.currency()),
                                card.captureMethod()
                                        .or(() -> captureMethod)
                                        .orElse(before.captureMethod()),
                                before.confirmationMethod(),
                                methodTypes.isEmpty() ? before.paymentMethodTypes() : methodTypes,
                                customer.applyTo(before.customerId()),
                                description.applyTo(before.description()),
                                receiptEmail.applyTo(before.receiptEmail()),
                                card.futureUsage()
                                        .applyTo(futureUsage.applyTo(before.setupFutureUsage())),
                                shipping.applyTo(before.shipping()),
                                descriptor.applyTo(before.statementDescriptor()),
                                suffix.applyTo(before.statementDescriptorSuffix()),
                                transferGroup.applyTo(before.transferGroup()),
                                card.hold().applyTo(before.holdOptions()),
                                card.threeDSecure().orElse(before.threeDSecure()),
                                metadata.applyTo(before.metadata())));
    }

    /** What whoever confirms may change. */
    static UnaryOperator<PaymentDetails> confirm(Params params) {
        var receiptEmail = params.patch("receipt_email", Params::email);
        var futureUsage = params.patch("setup_future_usage", PaymentParams::futureUsage);
        var shipping = params.patch("shipping", ContactParams::shipping);
        return before ->
                new PaymentDetails(
                        before.amount(),
                        before.currency(),
                        before.captureMethod(),
                        before.confirmationMethod(),
                        before.paymentMethodTypes(),
                        before.customerId(),
                        before.description(),
                        receiptEmail.applyTo(before.receiptEmail()),
                        futureUsage.applyTo(before.setupFutureUsage()),
                        shipping.applyTo(before.shipping()),
                        before.statementDescriptor(),
                        before.statementDescriptorSuffix(),
                        before.transferGroup(),
                        before.holdOptions(),
                        before.threeDSecure(),
                        before.metadata());
    }

    /** What a larger hold changes. */
    static UnaryOperator<PaymentDetails> increment(Params params) {
        var amount = params.requiredPositiveAmount("amount");
        var description = params.patch("description", Params::string);
        var descriptor = params.patch("statement_descriptor", PaymentParams::descriptor);
        var metadata = params.metadata();
        return before ->
                checked(
                        new PaymentDetails(
                                amount,
                                before.currency(),
                                before.captureMethod(),
                                before.confirmationMethod(),
                                before.paymentMethodTypes(),
                                before.customerId(),
                                description.applyTo(before.description()),
                                before.receiptEmail(),
                                before.setupFutureUsage(),
                                before.shipping(),
                                descriptor.applyTo(before.statementDescriptor()),
                                before.statementDescriptorSuffix(),
                                before.transferGroup(),
                                before.holdOptions(),
                                before.threeDSecure(),
                                metadata.applyTo(before.metadata())));
    }

    static void ignoreAutomaticMethods(Params params) {
        var automatic = params.object("automatic_payment_methods");
        automatic.bool("enabled");
        automatic.string("allow_redirects");
    }

    private static PaymentDetails checked(PaymentDetails details) {
        var amount = details.amount();
        var currency = details.currency();
        if (amount < Amounts.minimum(currency)) {
            throw StripeErrors.amountTooSmall(
                    "amount", Amounts.inWords(Amounts.minimum(currency), currency));
        }
        if (amount > Amounts.maximum(currency)) {
            throw StripeErrors.amountTooLarge(
                    "amount", Amounts.inWords(Amounts.maximum(currency), currency));
        }
        if (amount % Amounts.step(currency) != 0) {
            throw StripeErrors.amountNotDivisible("amount", Amounts.step(currency), currency);
        }
        return details;
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

    static List<String> methodTypes(Params params) {
        var types = params.strings("payment_method_types");
        for (var type : types) {
            if (!"card".equals(type)) {
                throw StripeErrors.invalidParameter(
                        "payment_method_types",
                        "payment_intent_invalid_parameter",
                        "The payment method type given is not enabled; card is.");
            }
        }
        return types;
    }

    static Optional<String> futureUsage(Params params, String name) {
        return params.oneOf(name, FUTURE_USAGES);
    }

    private static Optional<String> descriptor(Params params, String name) {
        var descriptor = params.string(name);
        if (descriptor.isPresent() && descriptor.get().length() > LONGEST_DESCRIPTOR) {
            throw StripeErrors.invalidParameter(
                    params.bracketed(name),
                    "parameter_invalid",
                    "A statement descriptor has at most 22 characters.");
        }
        return descriptor;
    }

    private static Optional<String> suffix(Params params, String name) {
        var suffix = descriptor(params, name);
        if (suffix.isPresent() && !SUFFIX.matcher(suffix.get()).matches()) {
            throw StripeErrors.invalidParameter(
                    params.bracketed(name),
                    "parameter_invalid",
                    "A statement descriptor's suffix has at least one letter, and none of the"
                            + " characters < > \\ ' \" *");
        }
        return suffix;
    }
}
