package io.gerbang.check.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;

/**
 * What we say of an authorization at the network. Amounts are minor units.
 *
 * @param reference the network's, ISO 8583 field 37
 * @param open whether the issuer's answer is not known yet
 * @param forgotten whether the days of its first events were dropped, so that nothing can be told
 * @param refundsUnderWay references of refunds that the issuer was asked for and may have made
 * @param released whether nothing of it is held any more
 */
record Claim(
        String reference,
        String paymentId,
        boolean open,
        boolean forgotten,
        long authorized,
        long captured,
        Refunds refunds,
        List<String> refundsUnderWay,
        boolean released,
        String currency) {

    /** One row per authorization that was approved or may have been, sorted by its reference. */
    static final String BY_REFERENCE =
            """
            with trails as (%s), log as (select exists (select from event_log_horizon) as forgets),
            asked as (
              select authorized_rrn, string_agg(rrn, ' ') as under_way from network_messages
              where kind = 'refund' group by authorized_rrn
            )
            select reference, payment_id, false as open, false as forgotten, authorized, captured,
                   refunds, under_way, closed or voided as released, currency
            from log cross join trails left join asked on authorized_rrn = reference
            where authorizations > 0 and (first = 1 or not forgets)
            union all
            select rrn, payment_id, true, false, amount, 0, '', null, false, currency
            from payments where state in ('Authorizing', 'Unknown') and rrn is not null
            union all
            select rrn, payment_id, false, true, 0, 0, '', null, false, currency
            from payments, log
            where forgets and state not in ('Authorizing', 'Unknown') and rrn is not null
              and payment_id not in (select payment_id from trails where first = 1)
            order by 1
            """
                    .formatted(Trail.TRAILS);

    static Claim read(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var underWay = row.getString("under_way");
        return new Claim(
                row.getString("reference"),
                row.getString("payment_id"),
                row.getBoolean("open"),
                row.getBoolean("forgotten"),
                atNetwork(row.getLong("authorized"), currency),
                atNetwork(row.getLong("captured"), currency),
                atNetwork(Refunds.parse(row.getString("refunds")), currency),
                underWay == null ? List.of() : List.of(underWay.split(" ")),
                row.getBoolean("released"),
                currency);
    }

    private static Refunds atNetwork(Refunds refunds, String currency) {
        var amounts = new TreeMap<>(refunds.amounts());
        amounts.replaceAll((_, amount) -> atNetwork(amount, currency));
        return new Refunds(amounts);
    }

    /** Three currencies are counted by ISO 4217 at the network, and otherwise by merchants. */
    private static long atNetwork(long amount, String currency) {
        return switch (currency) {
            case "isk", "ugx" -> amount / 100;
            case "mga" -> amount * 100;
            default -> amount;
        };
    }
}
