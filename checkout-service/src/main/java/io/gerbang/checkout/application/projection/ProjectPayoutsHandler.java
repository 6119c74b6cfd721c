package io.gerbang.checkout.application.projection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.event.MerchantEvent;
import io.gerbang.checkout.application.event.MerchantEvents;
import io.gerbang.events.EventRecord;
import io.gerbang.events.settlement.PayoutCanceled;
import io.gerbang.events.settlement.PayoutCreated;
import io.gerbang.events.settlement.PayoutFailed;
import io.gerbang.events.settlement.PayoutPaid;
import io.gerbang.events.settlement.PayoutSent;
import io.gerbang.events.settlement.SettlementPayoutEvent;
import io.gerbang.web.response.StripeObject;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells merchants of their payouts. */
@ApplicationScoped
public class ProjectPayoutsHandler {

    private static final String WAS_PENDING =
            StripeObject.part().text("status", "pending").build().toString();

    private final MerchantEvents merchantEvents;

    ProjectPayoutsHandler(MerchantEvents merchantEvents) {
        this.merchantEvents = merchantEvents;
    }

    /** Emits what to run after the commit. */
    public Uni<Runnable> handle(SqlConnection tx, List<EventRecord<SettlementPayoutEvent>> events) {
        return merchantEvents.record(tx, events.stream().map(this::told).toList());
    }

    private MerchantEvent told(EventRecord<SettlementPayoutEvent> record) {
        var type =
                switch (record.event()) {
                    case PayoutCreated _ -> "payout.created";
                    case PayoutSent _ -> "payout.updated";
                    case PayoutPaid _ -> "payout.paid";
                    case PayoutFailed _ -> "payout.failed";
                    case PayoutCanceled _ -> "payout.canceled";
                };
        return new MerchantEvent(
                Ids.derive("evt_", record.occurredAt(), record.id() + type),
                Tenant.of(record),
                type,
                record.occurredAt(),
                view(record).toString(),
                record.event() instanceof PayoutSent ? WAS_PENDING : null,
                null,
                null);
    }

    private static ObjectNode view(EventRecord<SettlementPayoutEvent> record) {
        var payout = record.event().payout();
        var failure = record.event() instanceof PayoutFailed failed ? failed : null;
        return StripeObject.of("payout", payout.payoutId())
                .number("amount", payout.amount())
                .text("application_fee", null)
                .number("application_fee_amount", null)
                .time("arrival_date", payout.arrivalDate())
                .flag("automatic", payout.automatic())
                .text("balance_transaction", payout.balanceTransactionId())
                .time("created", payout.createdAt())
                .text("currency", payout.currency())
                .text("description", null)
                .text("destination", payout.destination())
                .text("failure_balance_transaction", returned(record.event()))
                .text("failure_code", failure == null ? null : failure.failureCode())
                .text("failure_message", null)
                .flag("livemode", record.livemode())
                .texts("metadata", Map.of())
                .text("method", "standard")
                .text("original_payout", null)
                .text("payout_method", null)
                .text("reconciliation_status", "not_applicable")
                .text("reversed_by", null)
                .text("source_type", "card")
                .text("statement_descriptor", null)
                .text("status", status(record.event()))
                .text("trace_id", null)
                .text("type", "bank_account")
                .build();
    }

    /** The balance transaction that returned the money. */
    private static @Nullable String returned(SettlementPayoutEvent event) {
        return switch (event) {
            case PayoutCreated _, PayoutSent _, PayoutPaid _ -> null;
            case PayoutFailed failed -> failed.failureBalanceTransactionId();
            case PayoutCanceled canceled -> canceled.failureBalanceTransactionId();
        };
    }

    private static String status(SettlementPayoutEvent event) {
        return switch (event) {
            case PayoutCreated _ -> "pending";
            case PayoutSent _ -> "in_transit";
            case PayoutPaid _ -> "paid";
            case PayoutFailed _ -> "failed";
            case PayoutCanceled _ -> "canceled";
        };
    }
}
