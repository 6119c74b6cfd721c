package io.gerbang.settlement.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.settlement.domain.Payout;
import io.gerbang.web.response.StripeObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A payout as Stripe gives it. */
final class PayoutJson {

    private PayoutJson() {}

    static ObjectNode of(Payout payout) {
        return switch (payout) {
            case Payout.Pending _ -> of(payout, "pending", null);
            case Payout.InTransit _ -> of(payout, "in_transit", null);
            case Payout.Paid _ -> of(payout, "paid", null);
            case Payout.Failed failed -> of(payout, "failed", failed);
        };
    }

    private static ObjectNode of(Payout payout, String status, Payout.@Nullable Failed failed) {
        var order = payout.order();
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
                        failed == null ? null : failed.failureBalanceTransactionId())
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
                .text("status", status)
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
