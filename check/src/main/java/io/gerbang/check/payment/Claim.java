package io.gerbang.check.payment;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What we say of an authorization at the network. Amounts are minor units.
 *
 * @param reference the network's, ISO 8583 field 37
 * @param open whether the issuer's answer is not known yet
 * @param released whether nothing of it is held any more
 */
record Claim(
        String reference,
        String paymentId,
        boolean open,
        long authorized,
        long captured,
        long refunded,
        boolean released,
        String currency) {

    /** One row per authorization that was approved or may have been, sorted by its reference. */
    static final String BY_REFERENCE =
            """
            select reference, payment_id, false as open, authorized, captured, refunded,
                   closed or voided as released, currency
            from (%s) trails where authorizations > 0
            union all
            select rrn, payment_id, true, amount, 0, 0, false, currency
            from payments where state in ('Authorizing', 'Unknown') and rrn is not null
            order by 1
            """
                    .formatted(Trail.TRAILS);

    static Claim read(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new Claim(
                row.getString("reference"),
                row.getString("payment_id"),
                row.getBoolean("open"),
                atNetwork(row.getLong("authorized"), currency),
                atNetwork(row.getLong("captured"), currency),
                atNetwork(row.getLong("refunded"), currency),
                row.getBoolean("released"),
                currency);
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
