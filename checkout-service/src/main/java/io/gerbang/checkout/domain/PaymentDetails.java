package io.gerbang.checkout.domain;

import io.gerbang.events.CaptureMethod;
import io.gerbang.events.HoldOptions;
import io.gerbang.events.ThreeDSecureWish;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the merchant said about a payment.
 *
 * @param amount in minor units of the currency
 * @param currency ISO 4217 code in lower case
 * @param holdOptions what the merchant wants to be able to do with a hold; null where nothing
 * @param customerId who pays, where the merchant keeps customers
 * @param threeDSecure when the cardholder is authenticated; null: where the issuer asks for it
 */
public record PaymentDetails(
        long amount,
        String currency,
        CaptureMethod captureMethod,
        String confirmationMethod,
        List<String> paymentMethodTypes,
        @Nullable String customerId,
        @Nullable String description,
        @Nullable String receiptEmail,
        @Nullable String setupFutureUsage,
        @Nullable Shipping shipping,
        @Nullable String statementDescriptor,
        @Nullable String statementDescriptorSuffix,
        @Nullable String transferGroup,
        @Nullable HoldOptions holdOptions,
        @Nullable ThreeDSecureWish threeDSecure,
        Map<String, String> metadata) {

    public PaymentDetails {
        paymentMethodTypes = List.copyOf(paymentMethodTypes);
        metadata = Map.copyOf(metadata);
    }

    /** The same, noting what the other notes: what neither moves money nor says how it moves. */
    PaymentDetails withNotesOf(PaymentDetails other) {
        return new PaymentDetails(
                amount,
                currency,
                captureMethod,
                confirmationMethod,
                paymentMethodTypes,
                customerId,
                other.description,
                other.receiptEmail,
                setupFutureUsage,
                other.shipping,
                statementDescriptor,
                statementDescriptorSuffix,
                other.transferGroup,
                holdOptions,
                threeDSecure,
                other.metadata);
    }
}
