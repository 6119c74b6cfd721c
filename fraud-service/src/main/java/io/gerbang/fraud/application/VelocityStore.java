package io.gerbang.fraud.application;

import io.gerbang.fraud.domain.CounterKey;
import io.gerbang.fraud.domain.VelocityCounts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Keeps what is counted, in buckets. */
public interface VelocityStore {

    /**
     * @param oldestBuckets per key, the start of the oldest bucket that is wanted
     */
    Uni<List<VelocityCounts.Bucket>> load(
            SqlConnection transaction, Map<CounterKey, Instant> oldestBuckets);

    /**
     * Adds to what others added meanwhile.
     *
     * @param additions in the order of their keys, so that writers never wait in a circle
     */
    Uni<Void> add(SqlConnection transaction, List<VelocityCounts.Bucket> additions);
}
