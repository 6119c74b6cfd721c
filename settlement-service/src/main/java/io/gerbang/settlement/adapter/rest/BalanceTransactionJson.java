package io.gerbang.settlement.adapter.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.settlement.domain.BalanceTransaction;
import io.gerbang.web.response.StripeObject;
import java.time.Instant;

/** A balance transaction as Stripe gives it. */
final class BalanceTransactionJson {

    private BalanceTransactionJson() {}

    /**
     * @param now the holder's business time, which tells pending from available
     */
    static ObjectNode of(BalanceTransaction transaction, Instant now) {
        return StripeObject.of("balance_transaction", transaction.id())
                .number("amount", transaction.amount())
                .time("available_on", transaction.availableOn())
                .text("balance_type", "payments")
                .time("created", transaction.createdAt())
                .text("currency", transaction.currency())
                .text("description", null)
                .node("exchange_rate", null)
                .number("fee", transaction.fee())
                .node("fee_details", feeDetails(transaction))
                .number("net", transaction.net())
                .text("reporting_category", transaction.type().reportingCategory())
                .text("source", transaction.sourceId())
                .text("status", transaction.isAvailableAt(now) ? "available" : "pending")
                .text("type", transaction.type().code())
                .build();
    }

    private static ArrayNode feeDetails(BalanceTransaction transaction) {
        var details = JsonNodeFactory.instance.arrayNode();
        if (transaction.fee() != 0) {
            details.add(
                    StripeObject.part()
                            .number("amount", transaction.fee())
                            .text("application", null)
                            .text("currency", transaction.currency())
                            .text("description", "Processing fee")
                            .text("type", "stripe_fee")
                            .build());
        }
        return details;
    }
}
