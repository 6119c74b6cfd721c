package io.gerbang.events.authorization;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The issuer holds more from now on, for as long as before. */
public record PaymentIncremented(
        @JsonPropertyDescription("Id of the payment, pi_….") String paymentId,
        @JsonPropertyDescription("Number of the attempt.") int attempt,
        @JsonPropertyDescription("Id of the charge, ch_….") String chargeId,
        @JsonPropertyDescription("Id of the increment, inc_….") String incrementId,
        @JsonPropertyDescription("Amount of the whole hold, in minor units of the currency.")
                long amount,
        @JsonPropertyDescription("Most that all captures may take together, in minor units.")
                long mostCapturable,
        @JsonPropertyDescription("ISO 4217 code in lower case.") String currency)
        implements AuthorizationPaymentEvent {}
