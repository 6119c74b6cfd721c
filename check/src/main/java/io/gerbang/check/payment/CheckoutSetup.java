package io.gerbang.check.payment;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A setup intent as checkout shows it.
 *
 * @param state the simple name of its state's record
 */
record CheckoutSetup(String id, String state) {

    /** One row per setup intent, sorted by its id. */
    static final String BY_SETUP =
            "select id, body::json->'state'->>'is' as state from setup_intents order by id";

    static CheckoutSetup read(ResultSet row) throws SQLException {
        return new CheckoutSetup(row.getString("id"), row.getString("state"));
    }
}
