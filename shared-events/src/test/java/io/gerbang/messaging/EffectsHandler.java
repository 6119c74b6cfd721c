package io.gerbang.messaging;

import io.gerbang.events.EventRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Writes down what it takes; what it is told to refuse, it refuses. */
final class EffectsHandler implements EventBatchHandler {

    private static final String INSERT =
            """
            insert into effects (topic, key, sequence)
            select * from unnest($1::text[], $2::text[], $3::bigint[])
            """;

    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /** As if the code had a fault that this event brings to light. */
    void refuse(String eventId) {
        refused.add(eventId);
    }

    /** As if a new version had come. */
    void refuseNothing() {
        refused.clear();
    }

    @Override
    public Uni<Runnable> handle(SqlConnection transaction, List<EventRecord<?>> events) {
        return transaction
                .preparedQuery(INSERT)
                .execute(
                        Tuple.tuple()
                                .addArrayOfString(column(events, e -> e.topic().topicName()))
                                .addArrayOfString(column(events, EventRecord::key))
                                .addArrayOfLong(
                                        events.stream()
                                                .map(EventRecord::sequence)
                                                .toArray(Long[]::new)))
                .invoke(() -> events.forEach(this::refuseIfTold))
                .replaceWith(() -> {});
    }

    private void refuseIfTold(EventRecord<?> event) {
        if (refused.contains(event.id())) {
            throw new IllegalStateException("cannot take " + event.id());
        }
    }

    private static String[] column(
            List<EventRecord<?>> events,
            java.util.function.Function<EventRecord<?>, String> value) {
        return events.stream().map(value).toArray(String[]::new);
    }
}
