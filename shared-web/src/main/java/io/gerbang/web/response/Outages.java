package io.gerbang.web.response;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Tells an outage of what we stand on from a fault of our own, so that the SDKs retry the first.
 *
 * <p>The drivers are no dependency of this module: their exceptions are known by name, or by
 * message where the name says nothing.
 */
final class Outages {

    private static final Set<String> NAMES =
            Set.of(
                    "io.vertx.sqlclient.ClosedConnectionException",
                    "io.vertx.core.http.ConnectionPoolTooBusyException",
                    "io.vertx.core.http.HttpClosedException",
                    "io.smallrye.mutiny.TimeoutException",
                    "io.gerbang.messaging.MicroBatcher$OverloadedException",
                    "java.nio.channels.UnresolvedAddressException",
                    "org.apache.kafka.common.errors.RetriableException");

    private static final List<String> MESSAGES =
            List.of(
                    "Timeout",
                    "Connection is not active now",
                    "Connection was closed",
                    "Pending requests failed to be sent",
                    "Pool closed");

    private static final String POSTGRES = "io.vertx.pgclient.PgException";

    /** SQLSTATE classes: connection exception, insufficient resources, operator intervention. */
    private static final Set<String> SQL_STATE_CLASSES = Set.of("08", "53", "57");

    /** PostgreSQL's message ends in its five characters, as in {@code (57P03)}. */
    private static final int SQL_STATE_SUFFIX = 7;

    private static final int DEEPEST_CAUSE = 10;

    private Outages() {}

    static boolean isOutage(Throwable thrown) {
        @Nullable Throwable cause = thrown;
        for (var depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (isKnownClass(cause) || isKnownMessage(cause.getMessage()) || isSqlOutage(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isKnownClass(Throwable cause) {
        if (cause instanceof IOException || cause instanceof TimeoutException) {
            return true;
        }
        for (Class<?> type = cause.getClass(); type != null; type = type.getSuperclass()) {
            if (NAMES.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKnownMessage(@Nullable String message) {
        return message != null && MESSAGES.stream().anyMatch(message::startsWith);
    }

    private static boolean isSqlOutage(Throwable cause) {
        var message = cause.getMessage();
        if (message == null
                || message.length() < SQL_STATE_SUFFIX
                || !cause.getClass().getName().equals(POSTGRES)) {
            return false;
        }
        var state = message.length() - SQL_STATE_SUFFIX + 1;
        return SQL_STATE_CLASSES.contains(message.substring(state, state + 2));
    }
}
