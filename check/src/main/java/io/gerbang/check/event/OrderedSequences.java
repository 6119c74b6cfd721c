package io.gerbang.check.event;

import io.gerbang.check.Findings;
import io.gerbang.check.Invariant;
import java.io.IOException;
import java.sql.SQLException;

/** I7: per topic and key, events are numbered 1, 2, 3 … in the order in which they lie on Kafka. */
public final class OrderedSequences implements Invariant {
    private final EventAudit audit;

    public OrderedSequences(EventAudit audit) {
        this.audit = audit;
    }

    @Override
    public String name() {
        return "I7";
    }

    @Override
    public String rule() {
        return "events of a key are numbered without gaps, and in order";
    }

    @Override
    public Findings check() throws SQLException, IOException {
        return audit.ordered();
    }
}
