package io.gerbang.fraud.adapter.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import io.gerbang.fraud.application.KeptScreening;
import io.gerbang.fraud.application.ScreeningStore;
import io.gerbang.fraud.domain.AttemptId;
import io.gerbang.fraud.domain.Decision;
import io.gerbang.fraud.domain.Subjects;
import io.gerbang.fraud.domain.Tenant;
import io.gerbang.fraud.domain.Verdict;
import io.gerbang.messaging.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

@Singleton
class PostgresScreeningStore implements ScreeningStore {

    private static final TypeReference<List<Verdict.Reason>> REASONS = new TypeReference<>() {};
    private static final String INSERT =
            """
            insert into screenings (payment_id, attempt, merchant_id, livemode, screened_at, score,
                                    decision, reasons, card_id, customer_id, ip_hash)
            select * from unnest($1::text[], $2::int[], $3::text[], $4::boolean[],
                                 $5::timestamptz[], $6::smallint[], $7::text[], $8::text[],
                                 $9::text[], $10::text[], $11::text[])
            """;
    private static final String SUBJECTS =
            """
            select s.payment_id, s.attempt, s.merchant_id, s.livemode, s.card_id, s.customer_id,
                   s.ip_hash
            from unnest($1::text[], $2::int[]) as wanted(payment_id, attempt)
            join screenings s using (payment_id, attempt)
            """;
    private static final String OF_PAYMENT =
            "select * from screenings where payment_id = $1 order by attempt";

    private static final String FORGET_SHOPPER =
            "update screenings set ip_hash = null, customer_id = null where payment_id = $1";

    private final Database database;

    PostgresScreeningStore(Database database) {
        this.database = database;
    }

    @Override
    public Uni<Void> insert(SqlConnection transaction, List<KeptScreening> screenings) {
        return screenings.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(INSERT)
                        .execute(ScreeningColumns.of(screenings))
                        .replaceWithVoid();
    }

    @Override
    public Uni<Map<AttemptId, Subjects>> subjects(
            SqlConnection transaction, Collection<AttemptId> ids) {
        var payments = ids.stream().map(AttemptId::paymentId).toArray(String[]::new);
        var attempts = ids.stream().map(AttemptId::number).toArray(Integer[]::new);
        return transaction
                .preparedQuery(SUBJECTS)
                .execute(Tuple.tuple().addArrayOfString(payments).addArrayOfInteger(attempts))
                .map(rows -> {
                    var subjects = new HashMap<AttemptId, Subjects>();
                    rows.forEach(row -> subjects.put(id(row), subjects(row)));
                    return subjects;
                });
    }

    @Override
    public Uni<Void> forgetShopper(String paymentId) {
        return database.pool()
                .preparedQuery(FORGET_SHOPPER)
                .execute(Tuple.of(paymentId))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<KeptScreening>> ofPayment(String paymentId) {
        return database.pool()
                .preparedQuery(OF_PAYMENT)
                .execute(Tuple.of(paymentId))
                .map(rows -> {
                    var screenings = new ArrayList<KeptScreening>();
                    rows.forEach(row -> screenings.add(screening(row)));
                    return screenings;
                });
    }

    private static KeptScreening screening(Row row) {
        var verdict =
                new Verdict(
                        row.getInteger("score"),
                        Decision.valueOf(row.getString("decision")),
                        Json.read(row.getString("reasons"), REASONS));
        var at = row.getOffsetDateTime("screened_at").toInstant();
        return new KeptScreening(id(row), subjects(row), verdict, at);
    }

    private static AttemptId id(Row row) {
        return new AttemptId(row.getString("payment_id"), row.getInteger("attempt"));
    }

    private static Subjects subjects(Row row) {
        return new Subjects(
                new Tenant(row.getString("merchant_id"), row.getBoolean("livemode")),
                row.getString("card_id"),
                row.getString("customer_id"),
                row.getString("ip_hash"));
    }
}
