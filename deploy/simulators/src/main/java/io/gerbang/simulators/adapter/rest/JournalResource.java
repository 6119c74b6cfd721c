package io.gerbang.simulators.adapter.rest;

import io.gerbang.simulators.application.Journal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the issuer decided, for tests to compare with what they were told. */
@Path("/journal")
public class JournalResource {

    private static final int MOST = 10_000;

    private final Journal journal;

    JournalResource(Journal journal) {
        this.journal = journal;
    }

    /** The lines behind {@code after}, oldest first; or with {@code rrn} all that it is about. */
    @GET
    public Uni<List<LineView>> list(
            @RestQuery @DefaultValue("0") long after,
            @RestQuery @DefaultValue("1000") int limit,
            @RestQuery @Nullable String rrn) {
        Refusals.require(limit > 0 && limit <= MOST, "limit must be 1 to " + MOST);
        var lines = rrn == null ? journal.after(after, limit) : journal.ofRrn(rrn);
        return lines.map(all -> all.stream().map(LineView::of).toList());
    }

    /** Amounts in minor units. */
    record LineView(
            long id,
            Instant decidedAt,
            String mti,
            String stan,
            String rrn,
            String authorizationRrn,
            String card,
            String cardHash,
            long amount,
            String currency,
            String responseCode,
            String approvalCode,
            String cvcResult) {

        static LineView of(Journal.Line line) {
            var entry = line.entry();
            return new LineView(
                    line.id(),
                    line.decidedAt(),
                    entry.type(),
                    entry.stan(),
                    entry.rrn(),
                    entry.authorizationRrn(),
                    entry.cardMasked(),
                    entry.accountId(),
                    entry.amount(),
                    entry.currency(),
                    entry.answer().responseCode(),
                    entry.answer().approvalCode(),
                    entry.answer().cvcResult());
        }
    }
}
