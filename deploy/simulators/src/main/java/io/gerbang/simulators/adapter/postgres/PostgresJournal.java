package io.gerbang.simulators.adapter.postgres;

import io.gerbang.simulators.application.Journal;
import io.gerbang.simulators.application.JournalEntry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class PostgresJournal implements Journal {

    private static final String AFTER = "select * from journal where id > $1 order by id limit $2";
    private static final String OF_RRN =
            "select * from journal where authorization_rrn = $1 or rrn = $1 order by id";

    private final Pool pool;

    PostgresJournal(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<Line>> after(long id, int limit) {
        return lines(AFTER, Tuple.of(id, limit));
    }

    @Override
    public Uni<List<Line>> ofRrn(String rrn) {
        return lines(OF_RRN, Tuple.of(rrn));
    }

    private Uni<List<Line>> lines(String query, Tuple values) {
        return pool.preparedQuery(query)
                .execute(values)
                .map(rows -> rows.stream().map(PostgresJournal::line).toList());
    }

    private static Line line(Row row) {
        var entry =
                new JournalEntry(
                        row.getString("message_key"),
                        row.getString("type"),
                        row.getString("stan"),
                        row.getString("rrn"),
                        row.getString("authorization_rrn"),
                        row.getString("account_id"),
                        row.getString("card_masked"),
                        row.getLong("amount"),
                        row.getString("currency"),
                        AnswerRow.read(row));
        return new Line(row.getLong("id"), row.getOffsetDateTime("decided_at").toInstant(), entry);
    }
}
