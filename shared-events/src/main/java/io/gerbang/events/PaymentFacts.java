package io.gerbang.events;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** One attempt at a payment, as every service that handles it needs to know it. */
public record PaymentFacts(
        @JsonPropertyDescription(
                        "Id of the payment, pi_…; or of a setup intent, seti_…, whose verification holds"
                                + " nothing.")
                String paymentId,
        @JsonPropertyDescription("Number of the attempt, counted from 1.") int attempt,
        @JsonPropertyDescription(
                        "Id of the charge that this attempt becomes, ch_…; a verification's is"
                                + " setatt_….")
                String chargeId,
        @JsonPropertyDescription(
                        "Amount to authorize, in minor units of the currency; 0 verifies the card.")
                long amount,
        @JsonPropertyDescription("ISO 4217 code in lower case.") String currency,
        @JsonPropertyDescription(
                        "Whether held money is taken at once or when the merchant says so.")
                CaptureMethod captureMethod,
        @JsonPropertyDescription("The means of payment.") PaymentMethodFacts paymentMethod,
        @JsonPropertyDescription("Id of the customer, cus_….") @Nullable String customerId,
        @JsonPropertyDescription("What the shopper reads on the statement.")
                @Nullable String statementDescriptor,
        @JsonPropertyDescription("What the merchant wants to be able to do with the hold.")
                @Nullable HoldOptions holdOptions,
        @JsonPropertyDescription(
                        "How the cardholder may be authenticated; absent where that is left to the"
                                + " issuer.")
                @Nullable AuthenticationWish authentication) {

    /** An attempt whose authentication is left to the issuer. */
    public PaymentFacts(
            String paymentId,
            int attempt,
            String chargeId,
            long amount,
            String currency,
            CaptureMethod captureMethod,
            PaymentMethodFacts paymentMethod,
            @Nullable String customerId,
            @Nullable String statementDescriptor,
            @Nullable HoldOptions holdOptions) {
        this(
                paymentId,
                attempt,
                chargeId,
                amount,
                currency,
                captureMethod,
                paymentMethod,
                customerId,
                statementDescriptor,
                holdOptions,
                null);
    }

    public PaymentFacts with(PaymentMethodFacts method) {
        return new PaymentFacts(
                paymentId,
                attempt,
                chargeId,
                amount,
                currency,
                captureMethod,
                method,
                customerId,
                statementDescriptor,
                holdOptions,
                authentication);
    }

    /** The same attempt, whose cardholder is to be authenticated. */
    public PaymentFacts authenticated() {
        var wish =
                authentication == null
                        ? new AuthenticationWish(ThreeDSecureWish.ANY, false, false)
                        : authentication.demanded();
        return new PaymentFacts(
                paymentId,
                attempt,
                chargeId,
                amount,
                currency,
                captureMethod,
                paymentMethod,
                customerId,
                statementDescriptor,
                holdOptions,
                wish);
    }
}
