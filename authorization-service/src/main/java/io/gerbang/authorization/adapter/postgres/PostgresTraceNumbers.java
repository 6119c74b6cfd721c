package io.gerbang.authorization.adapter.postgres;

import io.gerbang.authorization.application.issuer.TraceNumbers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** The sequence network_trace_numbers, which advances by a block. */
@ApplicationScoped
class PostgresTraceNumbers implements TraceNumbers {

    @Override
    public Uni<Long> nextBlock(SqlConnection connection) {
        return connection
                .query("select nextval('network_trace_numbers')")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }
}
