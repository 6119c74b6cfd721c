package io.gerbang.settlement.adapter.postgres;

import io.gerbang.settlement.application.StoredPayout;
import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.settlement.domain.Payout;
import io.gerbang.settlement.domain.PayoutOrder;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** A payout as its table has it: the state is a word, and what it knows are columns. */
record PayoutRow(
        PayoutOrder order,
        String state,
        boolean ordered,
        @Nullable String transferId,
        @Nullable String failureCode,
        long version) {

    static PayoutRow of(StoredPayout stored) {
        var version = stored.version();
        return switch (stored.payout()) {
            case Payout.Pending pending ->
                    new PayoutRow(pending.order(), "pending", false, null, null, version);
            case Payout.Ordered ordered ->
                    new PayoutRow(ordered.order(), "pending", true, null, null, version);
            case Payout.InTransit inTransit ->
                    new PayoutRow(
                            inTransit.order(),
                            "in_transit",
                            true,
                            inTransit.transferId(),
                            null,
                            version);
            case Payout.Paid paid ->
                    new PayoutRow(paid.order(), "paid", true, paid.transferId(), null, version);
            case Payout.Failed failed ->
                    new PayoutRow(
                            failed.order(),
                            "failed",
                            true,
                            failed.transferId(),
                            failed.failureCode(),
                            version);
            case Payout.Canceled canceled ->
                    new PayoutRow(canceled.order(), "canceled", false, null, null, version);
        };
    }

    static PayoutRow read(Row row) {
        var order =
                new PayoutOrder(
                        row.getString("payout_id"),
                        new AccountHolder(row.getString("merchant_id"), row.getBoolean("livemode")),
                        row.getLong("amount"),
                        row.getString("currency"),
                        row.getString("destination"),
                        Columns.instant(row, "created_at"),
                        Columns.instant(row, "arrival_date"));
        return new PayoutRow(
                order,
                row.getString("state"),
                row.getBoolean("ordered"),
                row.getString("transfer_id"),
                row.getString("failure_code"),
                row.getLong("version"));
    }

    StoredPayout stored() {
        return new StoredPayout(payout(), version);
    }

    private Payout payout() {
        return switch (state) {
            case "pending" -> ordered ? new Payout.Ordered(order) : new Payout.Pending(order);
            case "in_transit" -> new Payout.InTransit(order, transferId);
            case "paid" -> new Payout.Paid(order, transferId);
            case "failed" -> new Payout.Failed(order, transferId, failureCode);
            case "canceled" -> new Payout.Canceled(order);
            default -> throw new IllegalStateException("payout in state " + state);
        };
    }
}
