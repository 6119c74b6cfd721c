package io.gerbang.check.payment;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A payment in settlement's books: its row, and what was published of it. Amounts are minor units.
 */
record Books(
        String paymentId, long captured, long refunded, long postedCharges, long postedRefunds) {

    /**
     * One row per payment, sorted by its id. Where days of what was published have been dropped,
     * the rest is taken to agree.
     */
    static final String BY_PAYMENT =
            """
            with posted as (
              select key, min(sequence) as first,
                     sum(amount) filter (where type = 'charge') as charges,
                     -sum(amount) filter (where type = 'refund') as refunds
              from (select key, sequence, event->>'type' as type,
                           (event->>'amount')::bigint as amount
                    from (select key, sequence, convert_from(value, 'UTF8')::json as event
                          from event_log where topic = 'settlement.balance.v1') e) p
              group by key
            )
            select coalesce(p.payment_id, posted.key) as payment_id,
                   coalesce(p.captured, 0) as captured, coalesce(p.refunded, 0) as refunded,
                   case when forgets and coalesce(first, 0) <> 1 then p.captured
                        else coalesce(posted.charges, 0) end as posted_charges,
                   case when forgets and coalesce(first, 0) <> 1 then p.refunded
                        else coalesce(posted.refunds, 0) end as posted_refunds
            from payments p full join posted on posted.key = p.payment_id
            cross join (select exists (select from event_log_horizon) as forgets) log
            order by 1
            """;

    static Books read(ResultSet row) throws SQLException {
        return new Books(
                row.getString("payment_id"),
                row.getLong("captured"),
                row.getLong("refunded"),
                row.getLong("posted_charges"),
                row.getLong("posted_refunds"));
    }
}
