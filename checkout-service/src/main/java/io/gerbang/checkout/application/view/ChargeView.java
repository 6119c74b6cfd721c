package io.gerbang.checkout.application.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.domain.AddressChecks;
import io.gerbang.checkout.domain.Charge;
import io.gerbang.events.CardFacts;
import io.gerbang.events.ThreeDSecureFacts;
import io.gerbang.web.response.StripeObject;
import org.jspecify.annotations.Nullable;

/** A charge on the Stripe wire. */
public final class ChargeView {

    private static final String NOT_SENT = "not_sent_to_network";

    private ChargeView() {}

    public static ObjectNode of(Charge charge) {
        var failure = charge.failure();
        var paid = failure == null;
        return StripeObject.of("charge", charge.id())
                .number("amount", charge.amount())
                .number("amount_captured", charge.capturedAmount())
                .number(
                        "amount_refunded",
                        charge.released() ? charge.amount() : charge.refundedAmount())
                .text("application", null)
                .text("application_fee", null)
                .number("application_fee_amount", null)
                .text("balance_transaction", balanceTransaction(charge))
                .node("billing_details", ContactView.of(charge.paymentMethod().billingDetails()))
                .text("calculated_statement_descriptor", charge.statementDescriptor())
                .flag("captured", charge.captured())
                .time("created", charge.createdAt())
                .text("currency", charge.currency())
                .text("customer", charge.customerId())
                .text("description", charge.description())
                .flag("disputed", false)
                .text("failure_balance_transaction", null)
                .text("failure_code", failure == null ? null : failure.code())
                .text("failure_message", failure == null ? null : CardErrors.message(failure))
                .node("fraud_details", StripeObject.part().build())
                .flag("livemode", charge.livemode())
                .texts("metadata", charge.metadata())
                .text("on_behalf_of", null)
                .node("outcome", outcome(charge))
                .flag("paid", paid)
                .text("payment_intent", charge.paymentId())
                .text("payment_method", charge.paymentMethod().facts().id())
                .node("payment_method_details", methodDetails(charge))
                .text("receipt_email", charge.receiptEmail())
                .text("receipt_number", null)
                .text("receipt_url", null)
                .flag("refunded", paid && charge.givenBack())
                .node("refunds", null)
                .text("review", null)
                .node("shipping", ContactView.of(charge.shipping()))
                .text("source", null)
                .text("source_transfer", null)
                .text("statement_descriptor", charge.statementDescriptor())
                .text("statement_descriptor_suffix", charge.statementDescriptorSuffix())
                .text("status", paid ? "succeeded" : "failed")
                .node("transfer_data", null)
                .text("transfer_group", charge.transferGroup())
                .build();
    }

    /** A pure function of the charge's id, the same that settlement-service computes. */
    private static @Nullable String balanceTransaction(Charge charge) {
        return charge.capturedAmount() > 0 ? "txn_" + charge.id().substring("ch_".length()) : null;
    }

    private static ObjectNode outcome(Charge charge) {
        var approved = charge.failure() == null;
        return StripeObject.part()
                .text("advice_code", null)
                .text("network_advice_code", null)
                .text("network_decline_code", null)
                .text("network_status", networkStatus(charge))
                .text("reason", approved ? null : reason(charge))
                .text("risk_level", riskLevel(charge.screening().score()))
                .number("risk_score", charge.screening().score())
                .text("seller_message", sellerMessage(charge))
                .text("type", charge.outcomeType())
                .build();
    }

    private static String sellerMessage(Charge charge) {
        var failure = charge.failure();
        if (failure == null) {
            return "Payment complete.";
        }
        return switch (charge.outcomeType()) {
            case "blocked" -> "Gerbang blocked this payment as too risky.";
            case "invalid" -> "The card's details are invalid, so no bank was asked.";
            default -> "The bank returned the decline code `" + failure.declineCode() + "`.";
        };
    }

    private static String networkStatus(Charge charge) {
        return switch (charge.outcomeType()) {
            case "blocked", "invalid" -> NOT_SENT;
            case "issuer_declined" -> "declined_by_network";
            default -> "approved_by_network";
        };
    }

    private static @Nullable String reason(Charge charge) {
        return "blocked".equals(charge.outcomeType())
                ? charge.screening().reasons().stream()
                        .findFirst()
                        .map(first -> first.rule())
                        .orElse("rule")
                : charge.failure().declineCode();
    }

    /** Stripe's bands: elevated from 65, highest from 75. */
    private static String riskLevel(int score) {
        return score >= 75 ? "highest" : score >= 65 ? "elevated" : "normal";
    }

    private static ObjectNode methodDetails(Charge charge) {
        var facts = charge.paymentMethod().facts();
        var details = StripeObject.part();
        if (facts.card() != null) {
            details.node("card", card(charge, facts.card()));
        }
        return details.text("type", facts.type()).build();
    }

    private static ObjectNode card(Charge charge, CardFacts card) {
        var hold = charge.hold();
        return CardView.common(card)
                .number(
                        "amount_authorized",
                        charge.failure() == null ? (Long) charge.amount() : null)
                .text("authorization_code", charge.approvalCode())
                .optionalTime("capture_before", hold == null ? null : hold.expiresAt())
                .node("checks", CardView.checks(charge.cvcCheck(), addressChecks(charge)))
                .node("extended_authorization", status("disabled"))
                .node("incremental_authorization", available(hold != null && hold.incremental()))
                .node("installments", null)
                .text("mandate", null)
                .node("multicapture", available(hold != null && hold.multicapture()))
                .text("network", card.brand())
                .text("network_transaction_id", charge.networkReference())
                .node("overcapture", overcapture(charge))
                .node("three_d_secure", authentication(charge.authentication()))
                .text("transaction_link_id", null)
                .build();
    }

    private static AddressChecks addressChecks(Charge charge) {
        var asked = !NOT_SENT.equals(networkStatus(charge));
        return asked && !charge.livemode()
                ? AddressChecks.ofTest(charge.paymentMethod())
                : AddressChecks.NONE;
    }

    private static ObjectNode overcapture(Charge charge) {
        var most = charge.hold() == null ? charge.amount() : charge.hold().mostCapturable();
        return available(most > charge.amount()).put("maximum_amount_capturable", most);
    }

    private static ObjectNode available(boolean whether) {
        return status(whether ? "available" : "unavailable");
    }

    private static ObjectNode status(String status) {
        return StripeObject.part().text("status", status).build();
    }

    private static @Nullable ObjectNode authentication(@Nullable ThreeDSecureFacts facts) {
        return facts == null
                ? null
                : StripeObject.part()
                        .text("authentication_flow", facts.authenticationFlow())
                        .text("electronic_commerce_indicator", facts.electronicCommerceIndicator())
                        .text("exemption_indicator", null)
                        .text("result", facts.result())
                        .text("result_reason", facts.resultReason())
                        .text("transaction_id", facts.transactionId())
                        .text("version", facts.version())
                        .build();
    }
}
