package io.gerbang.check.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * All events of a payment on {@code authorization.payment.v1}, folded. Amounts are minor units.
 *
 * @param first sequence of the first one that there is
 * @param authorizations how often the issuer approved
 * @param outcome type of the last event about how an attempt stands; null where none came
 * @param closed whether what was left of a captured hold was released
 * @param reference the network's, of the approved authorization
 */
record Trail(
        String paymentId,
        long first,
        int authorizations,
        long authorized,
        long captured,
        boolean closed,
        long refunded,
        boolean voided,
        @Nullable String outcome,
        @Nullable String currency,
        @Nullable String reference) {

    /** One row per payment, in no order. */
    static final String TRAILS =
            """
            select key as payment_id, min(sequence) as first,
                   count(*) filter (where type = 'PaymentAuthorized') as authorizations,
                   coalesce(greatest(
                              max((event->'payment'->>'amount')::bigint)
                                filter (where type = 'PaymentAuthorized'),
                              max((event->>'amount')::bigint)
                                filter (where type = 'PaymentIncremented')), 0) as authorized,
                   coalesce(sum((event->>'amount')::bigint)
                            filter (where type = 'PaymentCaptured'), 0) as captured,
                   coalesce(greatest(
                              max((event->'hold_terms'->>'most_capturable')::bigint),
                              max((event->>'most_capturable')::bigint)), 0) as most_capturable,
                   coalesce(bool_or((event->>'final_capture')::boolean)
                            filter (where type = 'PaymentCaptured'), false)
                     or bool_or(type = 'PaymentHoldReleased') as closed,
                   coalesce(sum((event->>'amount')::bigint)
                            filter (where type = 'RefundSucceeded'), 0) as refunded,
                   coalesce(string_agg((event->>'network_reference') || ':'
                                         || (event->>'amount'), ' ')
                            filter (where type = 'RefundSucceeded'), '') as refunds,
                   bool_or(type = 'PaymentVoided') as voided,
                   (array_agg(type order by sequence desc) filter (
                     where type in ('PaymentActionRequired', 'PaymentAuthorized', 'PaymentDeclined',
                                    'PaymentOutcomeUnknown')
                   ))[1] as outcome,
                   max(event->'payment'->>'currency') as currency,
                   max(event->>'network_reference')
                     filter (where type = 'PaymentAuthorized') as reference
            from (select key, type, sequence, convert_from(value, 'UTF8')::json as event
                  from event_log where topic = 'authorization.payment.v1') events
            group by key
            """;

    /** One row per payment, sorted by its id. */
    static final String BY_PAYMENT = TRAILS + " order by key";

    /** Whether it is of a setup intent, which travels as a payment of nothing. */
    boolean isVerification() {
        return paymentId.startsWith("seti_");
    }

    /** Whether its first events are there, from which the others follow. */
    boolean isWhole() {
        return first == 1;
    }

    /** No event of the payment. */
    static Trail none(String paymentId) {
        return new Trail(paymentId, 1, 0, 0, 0, false, 0, false, null, null, null);
    }

    static Trail read(ResultSet row) throws SQLException {
        return new Trail(
                row.getString("payment_id"),
                row.getLong("first"),
                row.getInt("authorizations"),
                row.getLong("authorized"),
                row.getLong("captured"),
                row.getBoolean("closed"),
                row.getLong("refunded"),
                row.getBoolean("voided"),
                row.getString("outcome"),
                row.getString("currency"),
                row.getString("reference"));
    }
}
