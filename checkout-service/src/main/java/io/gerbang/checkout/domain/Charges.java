package io.gerbang.checkout.domain;

import io.gerbang.events.CaptureMethod;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.Screening;
import io.gerbang.events.ScreeningDecision;
import io.gerbang.events.ThreeDSecureFacts;
import io.gerbang.events.authorization.PaymentAuthorized;
import io.gerbang.events.authorization.PaymentDeclined;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes the charge of an attempt from its outcome. */
final class Charges {

    private Charges() {}

    static Charge authorized(Payment payment, PaymentAuthorized event, Instant at) {
        var reviewed = event.screening().decision() == ScreeningDecision.REVIEW;
        return charge(
                payment,
                event.payment(),
                at,
                null,
                reviewed ? "manual_review" : "authorized",
                event.screening(),
                event.cvcCheck(),
                event.approvalCode(),
                event.networkReference(),
                hold(event),
                event.authentication());
    }

    private static @Nullable Hold hold(PaymentAuthorized event) {
        var amount = event.payment().amount();
        var terms = event.holdTerms();
        if (event.payment().captureMethod() == CaptureMethod.AUTOMATIC) {
            return null;
        }
        return terms == null
                ? new Hold(event.holdExpiresAt(), false, amount, false, 0, 0)
                : new Hold(
                        event.holdExpiresAt(),
                        terms.multicapture(),
                        terms.mostCapturable(),
                        terms.incrementalAuthorization(),
                        0,
                        0);
    }

    static Charge declined(Payment payment, PaymentDeclined event, Instant at) {
        var failure =
                new PaymentFailure(event.payment().chargeId(), event.code(), event.declineCode());
        return charge(
                payment,
                event.payment(),
                at,
                failure,
                event.outcomeType(),
                event.screening(),
                event.cvcCheck(),
                null,
                null,
                null,
                event.authentication());
    }

    private static Charge charge(
            Payment payment,
            PaymentFacts facts,
            Instant at,
            @Nullable PaymentFailure failure,
            String outcomeType,
            Screening screening,
            String cvcCheck,
            @Nullable String approvalCode,
            @Nullable String networkReference,
            @Nullable Hold hold,
            @Nullable ThreeDSecureFacts authentication) {
        var details = payment.details();
        var billing =
                payment.paymentMethod() == null
                        ? BillingDetails.NONE
                        : payment.paymentMethod().billingDetails();
        return new Charge(
                facts.chargeId(),
                payment.id(),
                payment.merchantId(),
                payment.livemode(),
                at,
                facts.amount(),
                facts.currency(),
                new PaymentMethod(facts.paymentMethod(), billing),
                failure,
                outcomeType,
                screening,
                cvcCheck,
                approvalCode,
                networkReference,
                hold,
                authentication,
                false,
                0,
                0,
                false,
                details.customerId(),
                details.description(),
                details.receiptEmail(),
                details.shipping(),
                details.statementDescriptor(),
                details.statementDescriptorSuffix(),
                details.transferGroup(),
                details.metadata());
    }
}
