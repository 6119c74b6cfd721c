package io.gerbang.simulators.adapter.postgres;

import io.gerbang.simulators.domain.Hold;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** A hold as its row. */
record HoldRow(
        String rrn,
        String state,
        @Nullable String accountId,
        @Nullable String cardMasked,
        @Nullable String currency,
        long authorized,
        long captured,
        long refunded) {

    private static final String OPEN = "open";
    private static final String COMPLETED = "completed";
    private static final String REVERSED = "reversed";

    static HoldRow of(Hold hold) {
        return switch (hold) {
            case Hold.Open(var rrn, var terms, var captured, var refunded) ->
                    of(rrn, OPEN, terms, captured, refunded);
            case Hold.Completed(var rrn, var terms, var captured, var refunded) ->
                    of(rrn, COMPLETED, terms, captured, refunded);
            case Hold.Reversed(var rrn) -> new HoldRow(rrn, REVERSED, null, null, null, 0, 0, 0);
        };
    }

    static Hold read(Row row) {
        var rrn = row.getString("rrn");
        var state = row.getString("state");
        if (state.equals(REVERSED)) {
            return new Hold.Reversed(rrn);
        }
        var terms =
                new Hold.Terms(
                        row.getString("account_id"),
                        row.getString("card_masked"),
                        row.getString("currency"),
                        row.getLong("authorized"));
        var captured = row.getLong("captured");
        var refunded = row.getLong("refunded");
        return state.equals(OPEN)
                ? new Hold.Open(rrn, terms, captured, refunded)
                : new Hold.Completed(rrn, terms, captured, refunded);
    }

    private static HoldRow of(
            String rrn, String state, Hold.Terms terms, long captured, long refunded) {
        return new HoldRow(
                rrn,
                state,
                terms.accountId(),
                terms.cardMasked(),
                terms.currency(),
                terms.authorized(),
                captured,
                refunded);
    }
}
