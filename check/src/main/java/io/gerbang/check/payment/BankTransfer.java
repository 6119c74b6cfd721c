package io.gerbang.check.payment;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What the paying bank says of a transfer.
 *
 * @param reference the payout's id
 * @param order what is paid to whom, such as {@code 100 idr to ba_1}
 */
record BankTransfer(String reference, String id, String order, String status) {

    /** One row per transfer, sorted by its reference. */
    static final String BY_REFERENCE =
            """
            select reference, id, amount || ' ' || currency || ' to ' || destination as "order",
                   lower(status) as status
            from transfers order by reference
            """;

    static BankTransfer read(ResultSet row) throws SQLException {
        return new BankTransfer(
                row.getString("reference"),
                row.getString("id"),
                row.getString("order"),
                row.getString("status"));
    }
}
