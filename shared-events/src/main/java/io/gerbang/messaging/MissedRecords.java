package io.gerbang.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * What topics dropped before this service had read it, because it was away for longer than they
 * keep their records. It is noted in {@code missed_records} until somebody has published it again:
 * {@code ./gerbang check} reports it until then.
 */
public final class MissedRecords {

    private static final Logger LOG = Logger.getLogger(MissedRecords.class);

    private static final String NOTE =
            """
            insert into missed_records (topic, partition, first_offset, next_offset)
            values ($1, $2, $3, $4) on conflict do nothing
            """;

    private final Database database;

    public MissedRecords(Database database) {
        this.database = database;
    }

    /**
     * Notes that a partition has gone on without us.
     *
     * @param from the offset that was to be read next
     * @param first the first offset that there still is
     */
    Uni<Void> note(TopicPartition partition, long from, long first) {
        return database.pool()
                .preparedQuery(NOTE)
                .execute(Tuple.of(partition.topic(), partition.partition(), from, first))
                .invoke(() ->
                        LOG.errorf(
                                "%s has dropped offsets %d to %d before they were read",
                                partition, from, first - 1))
                .replaceWithVoid();
    }
}
