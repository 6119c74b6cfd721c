package io.gerbang.bench.read;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Rows from all over checkout's tables, to ask for.
 *
 * @param rows by table; columns by name, without those that are null
 */
record Samples(Map<String, List<Map<String, String>>> rows) {
    private static final int PER_TABLE = 400;

    /** Of so many rows that are read, one is taken: a page has neighbours only. */
    private static final double SPREAD = 20;

    private static final String MERCHANT = "select merchant_id from payment_intents where id = ?";
    private static final String ROWS =
            "select greatest(reltuples, 1) from pg_class where relname = ?";

    /** Pages at random and rows of them at random, so that the table is not read as a whole. */
    private static final String SAMPLE =
            """
            select id, extract(epoch from created_at)::bigint as created,
              extract(epoch from created_at)::bigint + 86400 as next_day, %s
            from (select * from %s tablesample system (%s)
                  where merchant_id = ? and not livemode order by random() limit %d) sampled
            """;

    private static final double PERCENT = 100;
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private static final Map<String, String> COLUMNS =
            Map.of(
                    "payment_intents",
                    """
                    customer_id, amount, currency,
                    body::json #>> '{details,metadata,order}' as order_number
                    """,
                    "charges",
                    """
                    payment_id, customer_id, amount,
                    body::json #>> '{paymentMethod,facts,card,last4}' as last4,
                    body::json #>> '{paymentMethod,facts,card,fingerprint}' as fingerprint,
                    body::json #>> '{paymentMethod,billingDetails,address,postalCode}'
                      as postal_code
                    """,
                    "refunds",
                    "payment_id, body::json ->> 'chargeId' as charge_id",
                    "customers",
                    """
                    email, substring(email from 5 for 10) as part_of_email,
                    substring(body::json #>> '{details,name}' from 9) as part_of_name
                    """,
                    "merchant_events",
                    "type");

    /**
     * @param payment of the merchant whose rows are taken
     */
    static Samples take(String jdbcUrl, String payment) throws SQLException {
        var rows = new HashMap<String, List<Map<String, String>>>();
        try (var database = DriverManager.getConnection(jdbcUrl)) {
            var merchant = one(database, MERCHANT, payment);
            for (var table : COLUMNS.keySet()) {
                rows.put(table, sample(database, table, merchant));
            }
        }
        return new Samples(rows);
    }

    /**
     * A text for each row that has all columns that the text names, such as {@code {amount}}, with
     * their values for them.
     */
    List<String> fill(String table, String text) {
        var names = PLACE.matcher(text).results().map(place -> place.group(1)).toList();
        return rows.getOrDefault(table, List.of()).stream()
                .filter(row -> row.keySet().containsAll(names))
                .map(row -> PLACE.matcher(text).replaceAll(place -> row.get(place.group(1))))
                .toList();
    }

    private static List<Map<String, String>> sample(
            Connection database, String table, String merchant) throws SQLException {
        var share = SPREAD * PER_TABLE / Double.parseDouble(one(database, ROWS, table));
        var percent = Math.min(PERCENT, PERCENT * share);
        var sql = SAMPLE.formatted(COLUMNS.get(table), table, percent, PER_TABLE);
        var sampled = new ArrayList<Map<String, String>>();
        try (var statement = database.prepareStatement(sql)) {
            statement.setString(1, merchant);
            try (var found = statement.executeQuery()) {
                var columns = found.getMetaData();
                while (found.next()) {
                    var row = new HashMap<String, String>();
                    for (var at = 1; at <= columns.getColumnCount(); at++) {
                        var value = found.getString(at);
                        if (value != null) {
                            row.put(columns.getColumnName(at), value);
                        }
                    }
                    sampled.add(row);
                }
            }
        }
        return sampled;
    }

    private static String one(Connection database, String sql, String parameter)
            throws SQLException {
        try (var statement = database.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        }
    }
}
