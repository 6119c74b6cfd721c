package io.gerbang.messaging;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What a failed statement means for the one who sent it (PostgreSQL's SQLSTATE, appendix A). */
public final class DatabaseFailure {

    private DatabaseFailure() {}

    /** Two transactions met: the same work may well succeed at once. */
    public static boolean isConflict(Throwable failure) {
        return failure instanceof ConcurrentTakeException
                || failure instanceof PgException e
                        && ("40001".equals(e.getSqlState()) || "40P01".equals(e.getSqlState()));
    }

    /**
     * The database is away, overloaded, or not set up as it should be: the same work will succeed
     * once that is mended, and no other would before.
     */
    public static boolean isTransient(Throwable failure) {
        return failure instanceof PgException e
                ? !isAboutData(e.getSqlState())
                : failure instanceof ConcurrentTakeException
                        || failure instanceof IOException
                        || failure instanceof TimeoutException
                        || failure instanceof NoStackTraceThrowable
                        || failure instanceof VertxException;
    }

    /** Only what is said of the rows themselves would be said again. */
    private static boolean isAboutData(@Nullable String state) {
        return state != null
                && (state.startsWith("21") // one row changed twice by a statement
                        || state.startsWith("22") // a value
                        || state.startsWith("23") // a constraint
                        || state.startsWith("54") // a limit, such as that of an index's entry
                        || state.startsWith("P0")); // what our own functions refuse
    }
}
