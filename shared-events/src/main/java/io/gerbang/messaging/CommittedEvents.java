package io.gerbang.messaging;

import java.util.ArrayList;
import java.util.List;

/**
 * What this process has just committed, so that its relay need not read it back. What finds no room
 * is read all the same: it lies in the table.
 */
final class CommittedEvents {

    /** A few seconds of a busy service while Kafka does not answer. */
    static final int MOST = 5_000;

    private List<Outgoing> waiting = new ArrayList<>();

    synchronized void add(List<Outgoing> events) {
        var room = Math.min(events.size(), MOST - waiting.size());
        waiting.addAll(events.subList(0, room));
    }

    synchronized List<Outgoing> drain() {
        var drained = waiting;
        waiting = new ArrayList<>();
        return drained;
    }
}
