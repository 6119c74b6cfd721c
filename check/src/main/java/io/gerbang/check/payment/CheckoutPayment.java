package io.gerbang.check.payment;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A payment as checkout shows it, with its charges and refunds added up. Amounts are minor units.
 *
 * @param state the simple name of its state's record
 * @param refundReserved what refunds took or have reserved
 * @param charges how many of its charges succeeded
 * @param refundSucceeded of all refunds that did
 * @param refundPending of all refunds under way
 */
record CheckoutPayment(
        String id,
        String state,
        long captured,
        long refundReserved,
        int charges,
        long chargeCaptured,
        long chargeRefunded,
        long refundSucceeded,
        long refundPending) {

    /** One row per payment, sorted by its id. */
    static final String BY_PAYMENT =
            """
            with charged as (
              select payment_id, count(*) as charges,
                     sum((body->>'capturedAmount')::bigint) as captured,
                     sum((body->>'refundedAmount')::bigint) as refunded
              from (select payment_id, body::json as body from charges) c
              where body->>'failure' is null group by payment_id
            ), refunded as (
              select payment_id,
                     sum((body->>'amount')::bigint)
                       filter (where body->>'status' = 'SUCCEEDED') as succeeded,
                     sum((body->>'amount')::bigint)
                       filter (where body->>'status' = 'PENDING') as pending
              from (select payment_id, body::json as body from refunds) r group by payment_id
            )
            select p.id, p.body->'state'->>'is' as state,
                   (p.body->>'capturedAmount')::bigint as captured,
                   (p.body->>'refundedAmount')::bigint as refund_reserved,
                   coalesce(c.charges, 0) as charges,
                   coalesce(c.captured, 0) as charge_captured,
                   coalesce(c.refunded, 0) as charge_refunded,
                   coalesce(r.succeeded, 0) as refund_succeeded,
                   coalesce(r.pending, 0) as refund_pending
            from (select id, body::json as body from payment_intents) p
            left join charged c on c.payment_id = p.id
            left join refunded r on r.payment_id = p.id
            order by p.id
            """;

    static CheckoutPayment read(ResultSet row) throws SQLException {
        return new CheckoutPayment(
                row.getString("id"),
                row.getString("state"),
                row.getLong("captured"),
                row.getLong("refund_reserved"),
                row.getInt("charges"),
                row.getLong("charge_captured"),
                row.getLong("charge_refunded"),
                row.getLong("refund_succeeded"),
                row.getLong("refund_pending"));
    }
}
