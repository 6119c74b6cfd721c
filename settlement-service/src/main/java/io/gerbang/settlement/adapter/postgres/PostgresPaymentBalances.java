package io.gerbang.settlement.adapter.postgres;

import io.gerbang.settlement.application.PaymentBalances;
import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.settlement.domain.PaymentBalance;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The table {@code payments}. */
public final class PostgresPaymentBalances implements PaymentBalances {

    private static final String LOCK =
            """
            select payment_id, merchant_id, livemode, charge_id, currency, captured, refunded, fee,
                   available_on, version
            from payments where payment_id = any($1::text[]) order by payment_id for update
            """;
    private static final String SAVE =
            """
            insert into payments (payment_id, merchant_id, livemode, charge_id, currency, captured,
                                  refunded, fee, available_on, version)
            select * from unnest($1::text[], $2::text[], $3::boolean[], $4::text[], $5::text[],
                                 $6::bigint[], $7::bigint[], $8::bigint[], $9::timestamptz[],
                                 $10::bigint[])
            on conflict (payment_id) do update
            set captured = excluded.captured, refunded = excluded.refunded, fee = excluded.fee,
                available_on = excluded.available_on, version = excluded.version
            """;

    @Override
    public Uni<Map<String, PaymentBalance>> lock(
            SqlConnection transaction, Collection<String> paymentIds) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.tuple().addArrayOfString(paymentIds.toArray(String[]::new)))
                .map(rows -> {
                    var payments = new HashMap<String, PaymentBalance>();
                    rows.forEach(row -> payments.put(row.getString("payment_id"), payment(row)));
                    return payments;
                });
    }

    @Override
    public Uni<Void> save(SqlConnection transaction, Collection<PaymentBalance> payments) {
        if (payments.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns =
                Columns.of(payments)
                        .text(PaymentBalance::paymentId)
                        .text(payment -> payment.holder().merchantId())
                        .flag(payment -> payment.holder().livemode())
                        .text(PaymentBalance::chargeId)
                        .text(PaymentBalance::currency)
                        .number(PaymentBalance::captured)
                        .number(PaymentBalance::refunded)
                        .number(PaymentBalance::fee)
                        .time(PaymentBalance::availableOn)
                        .number(PaymentBalance::version);
        return transaction.preparedQuery(SAVE).execute(columns.tuple()).replaceWithVoid();
    }

    private static PaymentBalance payment(Row row) {
        return new PaymentBalance(
                row.getString("payment_id"),
                new AccountHolder(row.getString("merchant_id"), row.getBoolean("livemode")),
                row.getString("charge_id"),
                row.getString("currency"),
                row.getLong("captured"),
                row.getLong("refunded"),
                row.getLong("fee"),
                Columns.instant(row, "available_on"),
                row.getLong("version"));
    }
}
