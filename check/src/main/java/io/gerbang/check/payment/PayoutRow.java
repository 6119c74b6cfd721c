package io.gerbang.check.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What we say of a payout.
 *
 * @param order what is paid to whom, such as {@code 100 idr to ba_1}
 * @param ordered whether the bank was told, or is being told
 * @param transferId the bank's own; null where it is not known
 */
record PayoutRow(
        String payoutId, String order, String state, boolean ordered, @Nullable String transferId) {

    /** One row per payout, sorted by its id. */
    static final String BY_ID =
            """
            select payout_id, amount || ' ' || currency || ' to ' || destination as "order",
                   state, ordered, transfer_id
            from payouts order by payout_id
            """;

    static PayoutRow read(ResultSet row) throws SQLException {
        return new PayoutRow(
                row.getString("payout_id"),
                row.getString("order"),
                row.getString("state"),
                row.getBoolean("ordered"),
                row.getString("transfer_id"));
    }
}
