package io.gerbang.checkout.adapter.postgres;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What PostgreSQL does for a statement. */
final class Plans {

    private Plans() {}

    /** As the service has it planned: once, for any values. */
    static JsonObject explain(SqlConnection connection, String statement, Tuple values) {
        var literals =
                IntStream.range(0, values.size())
                        .mapToObj(at -> literal(values.getValue(at)))
                        .collect(Collectors.joining(", "));
        connection.query("prepare searched as " + statement).executeAndAwait();
        var plan =
                connection
                        .query("explain (analyze, format json) execute searched(" + literals + ")")
                        .executeAndAwait();
        connection.query("deallocate searched").executeAndAwait();
        return new JsonArray(plan.iterator().next().getValue(0).toString())
                .getJsonObject(0)
                .getJsonObject("Plan");
    }

    private static String literal(Object value) {
        return value instanceof Object[] values
                ? Arrays.stream(values)
                        .map(String::valueOf)
                        .collect(Collectors.joining(",", "'{", "}'"))
                : "'" + value + "'";
    }

    /** How many rows of tables it looked into. */
    static double rowsRead(JsonObject node) {
        var rows = 0.0;
        if (node.containsKey("Relation Name")) {
            var each =
                    node.getDouble("Actual Rows")
                            + node.getDouble("Rows Removed by Filter", 0.0)
                            + node.getDouble("Rows Removed by Index Recheck", 0.0);
            rows += each * node.getDouble("Actual Loops");
        }
        for (var child : node.getJsonArray("Plans", new JsonArray())) {
            rows += rowsRead((JsonObject) child);
        }
        return rows;
    }
}
