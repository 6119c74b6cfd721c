package io.gerbang.bench.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All rows that the gateway wrote for one model, by their table.
 *
 * @param milliseconds when the model was made
 */
record Family(long milliseconds, Map<String, List<Stencil>> rows) {
    private static final String OF_MERCHANT =
            "select * from %s where merchant_id = ? and not livemode";

    /** Whose customer the model is. */
    static String merchant(Connection database, Model customer) throws SQLException {
        try (var statement =
                database.prepareStatement("select merchant_id from customers where id = ?")) {
            statement.setString(1, customer.id());
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        }
    }

    /** The rows of a payment, in the tables where payments have any. */
    static Family ofPayment(Connection database, String merchant, Model payment)
            throws SQLException {
        var reader = new Reader(database, merchant, payment);
        reader.read("payment_intents", "id = ?", payment.id());
        reader.read("charges", "payment_id = ?", payment.id());
        reader.read("refunds", "payment_id = ?", payment.id());
        reader.read(
                "merchant_events", "position(? in object) > 0", payment.said().get(Mark.PAYMENT));
        return reader.family();
    }

    /** The rows of a customer with a payment method. */
    static Family ofCustomer(Connection database, String merchant, Model customer)
            throws SQLException {
        var reader = new Reader(database, merchant, customer);
        reader.read("customers", "id = ?", customer.id());
        reader.read("payment_methods", "customer_id = ?", customer.id());
        return reader.family();
    }

    /**
     * The time of a copy, in milliseconds since 1970: of that second, and as far into it as the
     * model was, so that times in whole seconds agree with the others.
     */
    long align(Instant time) {
        return time.getEpochSecond() * 1000 + milliseconds % 1000;
    }

    /** Those of one table; none where the model has none there. */
    List<Stencil> rows(String table) {
        return rows.getOrDefault(table, List.of());
    }

    private record Reader(
            Connection database, String merchant, Model model, Map<String, List<Stencil>> rows) {

        Reader(Connection database, String merchant, Model model) {
            this(database, merchant, model, new HashMap<>());
        }

        Family family() {
            return new Family(model.milliseconds(), rows);
        }

        void read(String table, String condition, String value) throws SQLException {
            var sql = OF_MERCHANT.formatted(table) + " and " + condition;
            try (var statement = database.prepareStatement(sql)) {
                statement.setString(1, merchant);
                statement.setString(2, value);
                try (var found = statement.executeQuery()) {
                    var columns = found.getMetaData();
                    var stencils = rows.computeIfAbsent(table, _ -> new ArrayList<>());
                    while (found.next()) {
                        var stencil = new Stencil(model, merchant);
                        for (var at = 1; at <= columns.getColumnCount(); at++) {
                            if (columns.getColumnName(at).equals("terms")) {
                                stencil.terms(found.getString(at));
                            } else {
                                stencil.column(found.getString(at));
                            }
                        }
                        stencils.add(stencil);
                    }
                }
            }
        }
    }
}
