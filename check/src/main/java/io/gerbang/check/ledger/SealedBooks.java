package io.gerbang.check.ledger;

import io.gerbang.check.Findings;
import io.gerbang.check.Invariant;
import io.gerbang.check.gateway.Gateway;
import io.gerbang.check.gateway.ServiceDatabase;
import io.gerbang.check.gateway.Session;
import java.io.IOException;
import java.sql.SQLException;

/**
 * I13: every balance is the sum of its entries, every balance transaction shows what was entered,
 * and every block of the hash chains covers exactly the transactions that it was sealed with. The
 * hashes are computed here: the database under audit has no say in it.
 */
public final class SealedBooks implements Invariant {
    private static final String BALANCES =
            """
            with folded as (
              select merchant_id, livemode, account, currency, available_on, sum(amount) as amount
              from (select merchant_id, livemode, account, currency, available_on, amount
                    from balances
                    union all
                    select merchant_id, livemode, account, currency, available_on, amount
                    from balance_changes) b
              group by 1, 2, 3, 4, 5
            ), entered as (
              select merchant_id, livemode, account, currency,
                     coalesce(available_on, '-infinity') as available_on, sum(amount) as amount
              from ledger_entries group by 1, 2, 3, 4, 5
            )
            select concat_ws(' ', account, 'of', merchant_id, 'is', coalesce(f.amount, 0),
                             currency, 'where its entries sum to', coalesce(e.amount, 0))
            from folded f
            full join entered e using (merchant_id, livemode, account, currency, available_on)
            where coalesce(f.amount, 0) <> coalesce(e.amount, 0)
            """;
    private static final String HOMELESS =
            """
            select transaction_id || ' has entries, and is no transaction'
            from ledger_entries e
            where not exists (select from ledger_transactions t where t.id = e.transaction_id)
            """;

    private final Gateway gateway;

    public SealedBooks(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public String name() {
        return "I13";
    }

    @Override
    public String rule() {
        return "balances and statements follow from entries, hash chains verify";
    }

    @Override
    public Findings check() throws SQLException, IOException {
        var findings = new Findings("blocks");
        try (var settlement = gateway.open(ServiceDatabase.SETTLEMENT)) {
            settlement.each(BALANCES, row -> row.getString(1), findings::violation);
            Statements.compare(settlement, findings);
            settlement.each(HOMELESS, row -> row.getString(1), findings::violation);
            verifyChains(settlement, findings);
        }
        return findings;
    }

    private static void verifyChains(Session settlement, Findings findings) throws SQLException {
        try (var blocks = settlement.query(Block.ALL, Block::read);
                var lines = settlement.query(LedgerLine.ALL, LedgerLine::read)) {
            var chains = new HashChains(lines, findings);
            for (var block = blocks.next(); block != null; block = blocks.next()) {
                chains.verify(block);
            }
            chains.finish();
            settlement.each(Block.HEADS, Block::readHead, chains::verifyHead);
            chains.finishHeads();
        }
    }
}
