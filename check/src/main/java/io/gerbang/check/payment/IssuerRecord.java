package io.gerbang.check.payment;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What the issuer's journal says of an authorization that it approved. Amounts are minor units.
 *
 * @param approvals how many authorizations it approved under the reference
 * @param held whether some of it is still held
 * @param reversed whether it was reversed before anything was captured
 */
record IssuerRecord(
        String reference,
        int approvals,
        long authorized,
        long captured,
        Refunds refunds,
        boolean held,
        boolean reversed,
        String currency) {

    /** One row per reference with an approved message, sorted by it. */
    static final String BY_REFERENCE =
            """
            select j.authorization_rrn as reference,
                   count(*) filter (where j.type = '0100' and j.rrn = j.authorization_rrn)
                     as approvals,
                   coalesce(sum(j.amount) filter (where j.type = '0100'), 0) as authorized,
                   coalesce(sum(j.amount) filter (where j.type = '0220'), 0) as captured,
                   coalesce(string_agg(j.rrn || ':' || j.amount, ' ')
                            filter (where j.type = '0200'), '') as refunds,
                   coalesce(bool_or(h.state = 'open'), false) as held,
                   coalesce(bool_or(h.state = 'reversed'), false) as reversed,
                   lower(max(j.currency)) as currency
            from journal j left join holds h on h.rrn = j.authorization_rrn
            where j.response_code = '00'
            group by j.authorization_rrn order by j.authorization_rrn
            """;

    static IssuerRecord read(ResultSet row) throws SQLException {
        return new IssuerRecord(
                row.getString("reference"),
                row.getInt("approvals"),
                row.getLong("authorized"),
                row.getLong("captured"),
                Refunds.parse(row.getString("refunds")),
                row.getBoolean("held"),
                row.getBoolean("reversed"),
                row.getString("currency"));
    }
}
