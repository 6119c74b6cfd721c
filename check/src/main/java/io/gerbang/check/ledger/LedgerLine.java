package io.gerbang.check.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An entry with the transaction that it belongs to, each as the text that a block's hash covers.
 *
 * @param transaction {@code id|merchant|t or f|kind|source|microseconds}
 * @param entry {@code |account:currency:amount:microseconds}, empty where there is none
 */
record LedgerLine(String chain, long block, String transaction, String entry) {

    static final String ALL =
            """
            select t.chain, t.block,
                   concat_ws('|', t.id, t.merchant_id, case when t.livemode then 't' else 'f' end,
                             t.kind, t.source_id,
                             (extract(epoch from t.effective_at) * 1000000)::bigint) as transaction,
                   coalesce('|' || e.account || ':' || e.currency || ':' || e.amount || ':'
                     || coalesce((extract(epoch from e.available_on) * 1000000)::bigint::text, '-'),
                     '') as entry
            from ledger_transactions t left join ledger_entries e on e.transaction_id = t.id
            order by t.chain, t.block, t.position, e.line
            """;

    static LedgerLine read(ResultSet row) throws SQLException {
        return new LedgerLine(
                row.getString("chain"),
                row.getLong("block"),
                row.getString("transaction"),
                row.getString("entry"));
    }
}
