package io.gerbang.check.ledger;

import io.gerbang.check.Findings;
import io.gerbang.check.gateway.Session;
import java.sql.SQLException;

/**
 * Compares what merchants are shown as balance transactions with what was entered for it. The first
 * capture's is named after its charge, which the books do not know: so both sides are added up by
 * holder, kind and the time of what they account for, which is the same to the microsecond.
 */
final class Statements {

    /** Of a charge, which is pending at first, the time counts when it becomes available. */
    private static final String DIFFERENT =
            """
            with kinds (kind, type) as (
              values ('capture', 'charge'), ('refund', 'refund'), ('payout', 'payout'),
                     ('payout_failed', 'payout_failure'), ('payout_canceled', 'payout_cancel')
            ), posted as (
              select t.id, t.merchant_id, t.livemode, k.type, t.effective_at as made_at, e.currency,
                     coalesce(-sum(e.amount) filter (
                       where e.account in ('merchant_pending', 'merchant_available')), 0) as net,
                     coalesce(-sum(e.amount) filter (where e.account = 'fees'), 0) as fee,
                     max(e.available_on) filter (where k.type = 'charge') as available_on
              from ledger_transactions t join kinds k using (kind)
              join ledger_entries e on e.transaction_id = t.id
              group by t.id, t.merchant_id, t.livemode, k.type, t.effective_at, e.currency
            ), entered as (
              select merchant_id, livemode, type, made_at, currency,
                     coalesce(available_on, '-infinity') as available_on, count(*) as number,
                     sum(net + fee) as amount, sum(fee) as fee
              from posted group by 1, 2, 3, 4, 5, 6
            ), shown as (
              select merchant_id, livemode, type, created_at as made_at, currency,
                     case when type = 'charge' and amount <> fee then available_on
                          else '-infinity' end as available_on,
                     count(*) as number, sum(amount) as amount, sum(fee) as fee
              from balance_transactions group by 1, 2, 3, 4, 5, 6
            )
            select concat_ws(' ', type, 'of', merchant_id, 'at', made_at at time zone 'UTC',
                             case when isfinite(available_on)
                                  then 'for ' || (available_on at time zone 'UTC') end)
                   || concat_ws(' ', ':', coalesce(s.number, 0), 'of', coalesce(s.amount, 0),
                                'less', coalesce(s.fee, 0), currency, 'shown,',
                                coalesce(e.number, 0), 'of', coalesce(e.amount, 0), 'less',
                                coalesce(e.fee, 0), 'entered')
            from shown s
            full join entered e
              using (merchant_id, livemode, type, made_at, currency, available_on)
            where (s.number, s.amount, s.fee) is distinct from (e.number, e.amount, e.fee)
            """;

    private Statements() {}

    static void compare(Session settlement, Findings findings) throws SQLException {
        settlement.each(DIFFERENT, row -> row.getString(1), findings::violation);
    }
}
