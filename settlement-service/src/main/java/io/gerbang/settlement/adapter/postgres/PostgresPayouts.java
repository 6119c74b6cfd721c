package io.gerbang.settlement.adapter.postgres;

import io.gerbang.settlement.application.CancellationRequest;
import io.gerbang.settlement.application.Payouts;
import io.gerbang.settlement.application.StoredPayout;
import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.settlement.domain.SettlementSchedule;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code payouts}, as the schedule uses it. */
public final class PostgresPayouts implements Payouts {

    private static final String ADD =
            """
            insert into payouts (payout_id, merchant_id, livemode, amount, currency, destination,
                                 created_at, arrival_date, state, version)
            select * from unnest($1::text[], $2::text[], $3::boolean[], $4::bigint[], $5::text[],
                                 $6::text[], $7::timestamptz[], $8::timestamptz[], $9::text[],
                                 $10::bigint[])
            """;
    private static final String OPEN =
            """
            select * from payouts
            where merchant_id = $1 and livemode = $2 and state in ('pending', 'in_transit')
              and case state when 'pending' then ordered or created_at <= $4
                  else arrival_date <= $3 end
            order by payout_id
            """;
    private static final String LOCK = "select * from payouts where payout_id = $1 for update";
    private static final String SAVE =
            """
            update payouts
            set state = $2, ordered = $3, transfer_id = $4, failure_code = $5, version = $6
            where payout_id = $1
            """;
    private static final String NOTE_REQUEST =
            "update payouts set cancel_key = $2, cancel_request = $3 where payout_id = $1";
    private static final String CANCELED_BY =
            """
            select cancel_request from payouts
            where merchant_id = $1 and livemode = $2 and cancel_key = $3
            """;

    private final Pool pool;

    public PostgresPayouts(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> add(SqlConnection transaction, List<StoredPayout> payouts) {
        if (payouts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns =
                Columns.of(payouts.stream().map(PayoutRow::of).toList())
                        .text(row -> row.order().payoutId())
                        .text(row -> row.order().holder().merchantId())
                        .flag(row -> row.order().holder().livemode())
                        .number(row -> row.order().amount())
                        .text(row -> row.order().currency())
                        .text(row -> row.order().destination())
                        .time(row -> row.order().createdAt())
                        .time(row -> row.order().arrivalDate())
                        .text(PayoutRow::state)
                        .number(PayoutRow::version);
        return transaction.preparedQuery(ADD).execute(columns.tuple()).replaceWithVoid();
    }

    @Override
    public Uni<List<StoredPayout>> open(AccountHolder holder, Instant until) {
        return pool.preparedQuery(OPEN)
                .execute(
                        Tuple.of(
                                holder.merchantId(),
                                holder.livemode(),
                                Columns.utc(until),
                                Columns.utc(until.minus(SettlementSchedule.UNTIL_DEPARTURE))))
                .map(rows -> {
                    var open = new ArrayList<StoredPayout>();
                    rows.forEach(row -> open.add(PayoutRow.read(row).stored()));
                    return open;
                });
    }

    @Override
    public Uni<StoredPayout> lock(SqlConnection transaction, String payoutId) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(payoutId))
                .map(rows -> PayoutRow.read(rows.iterator().next()).stored());
    }

    @Override
    public Uni<Void> save(SqlConnection transaction, StoredPayout payout) {
        var row = PayoutRow.of(payout);
        return transaction
                .preparedQuery(SAVE)
                .execute(
                        Tuple.of(
                                row.order().payoutId(),
                                row.state(),
                                row.ordered(),
                                row.transferId(),
                                row.failureCode(),
                                row.version()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> noteRequest(
            SqlConnection transaction, String payoutId, CancellationRequest request) {
        return transaction
                .preparedQuery(NOTE_REQUEST)
                .execute(Tuple.of(payoutId, request.key(), request.fingerprint()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<String>> canceledBy(
            SqlConnection transaction, AccountHolder holder, String key) {
        return transaction
                .preparedQuery(CANCELED_BY)
                .execute(Tuple.of(holder.merchantId(), holder.livemode(), key))
                .map(rows ->
                        rows.size() == 0
                                ? Optional.empty()
                                : Optional.of(rows.iterator().next().getString(0)));
    }
}
