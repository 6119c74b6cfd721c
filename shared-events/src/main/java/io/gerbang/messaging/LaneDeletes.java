package io.gerbang.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rows of the outbox whose events Kafka has: nobody waits for them to leave, so they leave
 * together. The epoch under which each was published refuses the delete of a holder that was paused
 * past its lease. The commit need not reach the disk: losing it only publishes once more. Not
 * thread-safe.
 */
final class LaneDeletes {

    private static final Duration LONGEST_STAY = Duration.ofMillis(100);
    private static final int MOST = 500;

    private final LaneLeases leases;
    private final Due due = new Due();
    private final List<Short> lanes = new ArrayList<>();
    private final List<Long> epochs = new ArrayList<>();
    private final List<Long> ids = new ArrayList<>();

    LaneDeletes(LaneLeases leases) {
        this.leases = leases;
    }

    void add(List<Outgoing> published, Map<Short, Long> held) {
        if (ids.isEmpty()) {
            due.in(LONGEST_STAY);
        }
        for (var event : published) {
            lanes.add(event.lane());
            epochs.add(held.get(event.lane()));
            ids.add(event.id());
        }
    }

    /** Nanoseconds until somebody should {@link #run} this; zero or less when it is time. */
    long untilDue() {
        if (ids.isEmpty()) {
            return Long.MAX_VALUE;
        }
        return ids.size() < MOST ? due.left() : 0;
    }

    /** Where it fails they stay to be deleted. */
    void run() {
        if (!ids.isEmpty()) {
            leases.deleteFenced(
                    lanes.toArray(Short[]::new),
                    epochs.toArray(Long[]::new),
                    ids.toArray(Long[]::new));
            lanes.clear();
            epochs.clear();
            ids.clear();
        }
    }
}
