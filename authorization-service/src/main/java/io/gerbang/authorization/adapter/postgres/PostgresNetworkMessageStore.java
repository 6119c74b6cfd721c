package io.gerbang.authorization.adapter.postgres;

import io.gerbang.authorization.application.Instance;
import io.gerbang.authorization.application.issuer.NetworkTrace;
import io.gerbang.authorization.application.payment.Cause;
import io.gerbang.authorization.application.payment.NetworkMessage;
import io.gerbang.authorization.application.payment.NetworkMessage.Content;
import io.gerbang.authorization.application.payment.NetworkMessageStore;
import io.gerbang.authorization.application.payment.Turns;
import io.gerbang.messaging.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/** The table network_messages. */
@ApplicationScoped
class PostgresNetworkMessageStore implements NetworkMessageStore {

    private static final String INSERT =
            """
            insert into network_messages (slot, boot, sent, payment_id, number, merchant_id,
              livemode, kind, last, refund_id, card_id, amount, currency, transmitted_at, stan, rrn,
              authorized_at, authorized_stan, authorized_rrn, cause, tries, due_at)
            select $1::text, $2::bigint, false, s.* from unnest($3::text[], $4::int[], $5::text[],
              $6::boolean[], $7::text[], $8::boolean[], $9::text[], $10::text[], $11::bigint[],
              $12::text[], $13::timestamptz[], $14::int[], $15::text[], $16::timestamptz[],
              $17::int[], $18::text[], $19::text[], $20::int[], $21::timestamptz[]) as s
            """;
    private static final String WAITING =
            """
            select distinct m.payment_id, m.kind = 'refund' from unnest($1::text[]) as s(payment_id)
            join network_messages m on m.payment_id = s.payment_id
            """;
    private static final String TAKE_DUE =
            """
            update network_messages set due_at = $2, slot = $4, boot = $5
            where (payment_id, number) in (
              select payment_id, number from network_messages m
              where due_at <= $1 and not exists (
                select from network_messages e
                where e.payment_id = m.payment_id and e.number < m.number
                  and (e.kind <> 'refund' or m.kind = 'refund'))
              order by due_at limit $3 for update skip locked)
            returning *
            """;
    private static final String TAKE_OVER =
            """
            update network_messages set due_at = $3 where slot = $1 and boot <> $2 and due_at > $3
            """;
    private static final String CLAIM =
            """
            update network_messages m set sent = true
            from unnest($1::text[], $2::int[]) as s(payment_id, number)
            where m.payment_id = s.payment_id and m.number = s.number and not m.sent
            returning m.payment_id, m.number
            """;

    /** Whoever was overtaken by another try does not know what that one has sent. */
    private static final String RESCHEDULE =
            """
            update network_messages m set tries = m.tries + 1, due_at = s.due_at,
              sent = s.sent or m.sent and m.tries > s.tries
            from unnest($1::text[], $2::int[], $3::timestamptz[], $4::boolean[], $5::int[])
              as s(payment_id, number, due_at, sent, tries)
            where m.payment_id = s.payment_id and m.number = s.number
            """;

    private static final String DELETE =
            """
            delete from network_messages m
            using unnest($1::text[], $2::int[]) as s(payment_id, number)
            where m.payment_id = s.payment_id and m.number = s.number
            """;

    /** Primary key of a message. */
    private record Position(String paymentId, int number) {

        static Position of(NetworkMessage message) {
            return new Position(message.paymentId(), message.number());
        }

        static Position of(Row row) {
            return new Position(row.getString("payment_id"), row.getInteger("number"));
        }
    }

    private final Database database;
    private final Instance instance;

    PostgresNetworkMessageStore(Database database, Instance instance) {
        this.database = database;
        this.instance = instance;
    }

    @Override
    public Uni<Void> insert(SqlConnection transaction, List<Scheduled> messages) {
        var rows = messages.stream().map(MessageRow::of).toList();
        var columns =
                new Columns<>(rows, instance.slot(), instance.boot())
                        .texts(row -> row.message().paymentId())
                        .integers(row -> row.message().number())
                        .texts(row -> row.message().merchantId())
                        .flags(row -> row.message().livemode())
                        .texts(MessageRow::kind)
                        .flags(MessageRow::last)
                        .texts(MessageRow::refundId)
                        .texts(MessageRow::cardId)
                        .numbers(row -> row.message().amount())
                        .texts(row -> row.message().currency())
                        .times(row -> row.message().trace().transmittedAt())
                        .integers(row -> row.message().trace().stan())
                        .texts(row -> row.message().trace().rrn())
                        .times(row -> row.message().authorization().transmittedAt())
                        .integers(row -> row.message().authorization().stan())
                        .texts(row -> row.message().authorization().rrn())
                        .texts(row -> Json.write(row.message().cause()))
                        .integers(row -> row.message().tries())
                        .times(MessageRow::dueAt);
        return transaction.preparedQuery(INSERT).execute(columns.tuple()).replaceWithVoid();
    }

    @Override
    public Uni<Turns> turns(SqlConnection transaction, Collection<String> paymentIds) {
        return transaction
                .preparedQuery(WAITING)
                .execute(Tuple.tuple().addArrayOfString(paymentIds.toArray(String[]::new)))
                .map(rows -> {
                    var turns = new Turns();
                    rows.forEach(row -> turns.take(row.getString(0), row.getBoolean(1)));
                    return turns;
                });
    }

    @Override
    public Uni<List<NetworkMessage>> takeDue(Instant now, Instant leaseEnd, int limit) {
        return database.pool()
                .preparedQuery(TAKE_DUE)
                .execute(
                        Tuple.of(
                                Columns.time(now),
                                Columns.time(leaseEnd),
                                limit,
                                instance.slot(),
                                instance.boot()))
                .map(rows -> {
                    var due = new ArrayList<NetworkMessage>();
                    rows.forEach(row -> due.add(read(row)));
                    return due;
                });
    }

    @Override
    public Uni<Void> takeOver(Instant now) {
        return database.pool()
                .preparedQuery(TAKE_OVER)
                .execute(Tuple.of(instance.slot(), instance.boot(), Columns.time(now)))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<NetworkMessage>> claim(SqlClient client, List<NetworkMessage> requests) {
        var columns =
                new Columns<>(requests)
                        .texts(NetworkMessage::paymentId)
                        .integers(NetworkMessage::number);
        return client.preparedQuery(CLAIM)
                .execute(columns.tuple())
                .map(rows -> {
                    var claimed = new HashSet<Position>();
                    rows.forEach(row -> claimed.add(Position.of(row)));
                    return requests.stream()
                            .filter(request -> claimed.contains(Position.of(request)))
                            .toList();
                });
    }

    @Override
    public Uni<Void> reschedule(SqlConnection transaction, List<Scheduled> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns =
                new Columns<>(messages)
                        .texts(scheduled -> scheduled.message().paymentId())
                        .integers(scheduled -> scheduled.message().number())
                        .times(Scheduled::dueAt)
                        .flags(scheduled -> scheduled.message().sent())
                        .integers(scheduled -> scheduled.message().tries());
        return transaction.preparedQuery(RESCHEDULE).execute(columns.tuple()).replaceWithVoid();
    }

    @Override
    public Uni<Void> delete(SqlClient client, List<NetworkMessage> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns =
                new Columns<>(messages)
                        .texts(NetworkMessage::paymentId)
                        .integers(NetworkMessage::number);
        return client.preparedQuery(DELETE).execute(columns.tuple()).replaceWithVoid();
    }

    private static NetworkMessage read(Row row) {
        return new NetworkMessage(
                row.getString("payment_id"),
                row.getInteger("number"),
                row.getString("merchant_id"),
                row.getBoolean("livemode"),
                trace(row, "transmitted_at", "stan", "rrn"),
                trace(row, "authorized_at", "authorized_stan", "authorized_rrn"),
                row.getLong("amount"),
                row.getString("currency"),
                content(row),
                Json.read(row.getString("cause"), Cause.class),
                row.getInteger("tries"),
                row.getBoolean("sent"));
    }

    private static NetworkTrace trace(Row row, String transmittedAt, String stan, String rrn) {
        return new NetworkTrace(
                row.getOffsetDateTime(transmittedAt).toInstant(),
                row.getInteger(stan),
                row.getString(rrn));
    }

    private static Content content(Row row) {
        return switch (row.getString("kind")) {
            case "capture" -> new Content.Capture(row.getBoolean("last"));
            case "reversal" -> new Content.Reversal();
            case "refund_reversal" -> new Content.RefundReversal();
            case "increment" ->
                    new Content.Increment(row.getString("refund_id"), row.getString("card_id"));
            case "refund" ->
                    new Content.Refund(row.getString("refund_id"), row.getString("card_id"));
            default ->
                    throw new IllegalStateException(
                            "no message is called " + row.getString("kind"));
        };
    }
}
