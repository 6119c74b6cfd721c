package io.gerbang.check.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * The events of one key, as their owner logged them.
 *
 * @param events how many there are
 * @param recordedOn day of the last one
 */
record LoggedKey(String key, long first, long last, long events, LocalDate recordedOn) {

    static final String OF_TOPIC =
            """
            select key, min(sequence) as first, max(sequence) as last, count(*) as events,
                   max(recorded_on) as recorded_on
            from event_log where topic = ? group by key
            """;

    static LoggedKey read(ResultSet row) throws SQLException {
        return new LoggedKey(
                row.getString("key"),
                row.getLong("first"),
                row.getLong("last"),
                row.getLong("events"),
                row.getObject("recorded_on", LocalDate.class));
    }

    /**
     * @param mayBeginLate whether the days of the first ones may have been dropped
     */
    boolean isContiguous(boolean mayBeginLate) {
        return (first == 1 || mayBeginLate) && events == last - first + 1;
    }
}
