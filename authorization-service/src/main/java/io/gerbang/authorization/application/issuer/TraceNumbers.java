package io.gerbang.authorization.application.issuer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Port: numbers that no other instance has, in blocks. */
public interface TraceNumbers {

    int BLOCK = 10_000;

    /**
     * The first of {@link #BLOCK} consecutive numbers that are the caller's alone, from 1. They
     * stay so when the connection's transaction is rolled back.
     */
    Uni<Long> nextBlock(SqlConnection connection);
}
