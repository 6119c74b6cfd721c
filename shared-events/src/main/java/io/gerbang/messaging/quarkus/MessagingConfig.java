package io.gerbang.messaging.quarkus;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Settings of the outbox and inbox, the same in every service. */
@ConfigMapping(prefix = "gerbang.messaging")
public interface MessagingConfig {

    /**
     * Stable name of this instance (the pod's or the process's): a restarted process takes its own
     * lanes and partitions back at once.
     */
    String slot();

    /** The topics that the service reads. */
    List<String> topics();

    /** How many records a batch has at most. */
    @WithDefault("500")
    int largestBatch();

    /** How long events lie when nobody waits for any of them, in milliseconds. */
    @WithDefault("40")
    long patienceMs();

    /**
     * How long the broker keeps records back until there are some, in milliseconds: for a service
     * that is in no hurry with any, instead of patience. Under load the broker is asked less often
     * then.
     */
    @WithDefault("0")
    int fetchPatienceMs();

    /** The types of events that somebody waits for; all where it is not set. */
    Optional<Set<String>> awaitedTypes();

    /** How long a lane's lease lasts without renewal, in milliseconds. */
    @WithDefault("10000")
    long leaseMs();

    /** How many days of {@code event_log} partitions exist ahead. */
    @WithDefault("4")
    int partitionDays();
}
