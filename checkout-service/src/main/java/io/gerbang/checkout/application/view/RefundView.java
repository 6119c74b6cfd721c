package io.gerbang.checkout.application.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.domain.Refund;
import io.gerbang.web.response.StripeObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A refund on the Stripe wire. */
public final class RefundView {

    private RefundView() {}

    public static ObjectNode of(Refund refund) {
        return StripeObject.of("refund", refund.id())
                .number("amount", refund.amount())
                .text("balance_transaction", balanceTransaction(refund))
                .text("charge", refund.chargeId())
                .time("created", refund.createdAt())
                .text("currency", refund.currency())
                .text("customer", null)
                .text("customer_account", null)
                .node("destination_details", destination(refund))
                .optionalText("failure_reason", refund.failureReason())
                .texts("metadata", refund.metadata())
                .text("payment_intent", refund.paymentId())
                .text("payment_method", null)
                .text("reason", refund.reason())
                .text("receipt_number", null)
                .text("source_transfer_reversal", null)
                .text("status", status(refund))
                .text("transfer_reversal", null)
                .build();
    }

    public static String status(Refund refund) {
        return refund.status().name().toLowerCase(Locale.ROOT);
    }

    /** A pure function of the refund's id, the same that settlement-service computes. */
    private static @Nullable String balanceTransaction(Refund refund) {
        return refund.status() == Refund.Status.SUCCEEDED
                ? "txn_" + refund.id().substring("re_".length())
                : null;
    }

    private static ObjectNode destination(Refund refund) {
        var card =
                StripeObject.part()
                        .optionalText("reference", refund.networkReference())
                        .text(
                                "reference_status",
                                refund.networkReference() == null ? "pending" : "available")
                        .text("reference_type", "acquirer_reference_number")
                        .text("type", "refund")
                        .build();
        return StripeObject.part().node("card", card).text("type", "card").build();
    }
}
