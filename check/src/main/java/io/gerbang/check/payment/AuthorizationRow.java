package io.gerbang.check.payment;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A payment as authorization keeps it. Amounts are minor units.
 *
 * @param state the simple name of its state's record
 */
record AuthorizationRow(String paymentId, String state, long captured, long refunded) {

    /** One row per payment, sorted by its id. */
    static final String BY_PAYMENT =
            "select payment_id, state, captured, refunded from payments order by payment_id";

    static AuthorizationRow read(ResultSet row) throws SQLException {
        return new AuthorizationRow(
                row.getString("payment_id"),
                row.getString("state"),
                row.getLong("captured"),
                row.getLong("refunded"));
    }
}
