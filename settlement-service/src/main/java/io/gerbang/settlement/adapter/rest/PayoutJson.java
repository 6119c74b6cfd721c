package io.gerbang.settlement.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.settlement.domain.Payout;
import io.gerbang.web.response.StripeObject;
import java.util.Map;

/** A payout as Stripe gives it. */
final class PayoutJson {

    private PayoutJson() {}

    /** As merchants see it. */
    static String status(Payout payout) {
        return switch (payout) {
            case Payout.Pending _, Payout.Ordered _ -> "pending";
            case Payout.InTransit _ -> "in_transit";
            case Payout.Paid _ -> "paid";
            case Payout.Failed _ -> "failed";
            case Payout.Canceled _ -> "canceled";
        };
    }

    static ObjectNode of(Payout payout) {
        var failed = payout instanceof Payout.Failed failure ? failure : null;
        var order = payout.order();
        var isReturned = failed != null || payout instanceof Payout.Canceled;
        return StripeObject.of("payout", order.payoutId())
                .number("amount", order.amount())
                .text("application_fee", null)
                .number("application_fee_amount", null)
                .time("arrival_date", order.arrivalDate())
                .flag("automatic", true)
                .text("balance_transaction", order.balanceTransactionId())
                .time("created", order.createdAt())
                .text("currency", order.currency())
                .text("description", null)
                .text("destination", order.destination())
                .text(
                        "failure_balance_transaction",
                        isReturned ? order.returnTransactionId() : null)
                .text("failure_code", failed == null ? null : failed.failureCode())
                .text("failure_message", failed == null ? null : message(failed))
                .flag("livemode", order.holder().livemode())
                .texts("metadata", Map.of())
                .text("method", "standard")
                .text("original_payout", null)
                .text("payout_method", null)
                .text("reconciliation_status", "completed")
                .text("reversed_by", null)
                .text("source_type", "card")
                .text("statement_descriptor", null)
                .text("status", status(payout))
                .node("trace_id", null)
                .text("type", "bank_account")
                .build();
    }

    private static String message(Payout.Failed failed) {
        return switch (failed.failureCode()) {
            case "account_closed" -> "The bank account has been closed.";
            case "no_account" -> "The bank account could not be found.";
            default -> "The bank could not process this transfer.";
        };
    }
}
