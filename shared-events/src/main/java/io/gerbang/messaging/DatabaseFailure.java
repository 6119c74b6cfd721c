package io.gerbang.messaging;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** What a failed statement means for the one who sent it (PostgreSQL's SQLSTATE, appendix A). */
public final class DatabaseFailure {

    private DatabaseFailure() {}

    /** Two transactions met: the same work may well succeed at once. */
    public static boolean isConflict(Throwable failure) {
        return failure instanceof ConcurrentTakeException
                || failure instanceof PgException e
                        && ("40001".equals(e.getSqlState()) || "40P01".equals(e.getSqlState()));
    }

    /** The database is away or overloaded: the same work will succeed later. */
    public static boolean isTransient(Throwable failure) {
        return isConflict(failure)
                || failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof NoStackTraceThrowable
                || failure instanceof PgException e && isOutage(e.getSqlState())
                || failure instanceof VertxException && !(failure instanceof PgException);
    }

    private static boolean isOutage(String state) {
        return state != null
                && (state.startsWith("08") // connection
                        || state.equals("25006") // a standby, which reads only
                        || state.startsWith("40") // rolled back
                        || state.startsWith("53") // insufficient resources
                        || state.startsWith("55") // object not in the needed state
                        || state.startsWith("57") // operator intervention
                        || state.startsWith("58")); // system error
    }
}
