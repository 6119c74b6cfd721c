package io.gerbang.simulators.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** What the issuer decided, in the order of its decisions. */
public interface Journal {

    /**
     * @param id grows with each decision
     */
    record Line(long id, Instant decidedAt, JournalEntry entry) {}

    Uni<List<Line>> after(long id, int limit);

    /** All that was decided about an authorization, or by the message of that RRN. */
    Uni<List<Line>> ofRrn(String rrn);
}
