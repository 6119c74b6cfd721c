package io.gerbang.check.ledger;

import io.gerbang.check.Findings;
import io.gerbang.check.Invariant;
import io.gerbang.check.gateway.Gateway;
import io.gerbang.check.gateway.ServiceDatabase;
import java.io.IOException;
import java.sql.SQLException;

/** I1: debits and credits of every ledger transaction are equal in every currency. */
public final class BalancedEntries implements Invariant {
    private static final String TRANSACTIONS = "select count(*) from ledger_transactions";
    private static final String UNBALANCED =
            """
            select transaction_id || ' sums to ' || sum(amount) || ' ' || currency
            from ledger_entries group by transaction_id, currency having sum(amount) <> 0
            """;

    private final Gateway gateway;

    public BalancedEntries(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public String name() {
        return "I1";
    }

    @Override
    public String rule() {
        return "ledger entries sum to 0 per transaction and currency";
    }

    @Override
    public Findings check() throws SQLException, IOException {
        var findings = new Findings("transactions");
        try (var settlement = gateway.open(ServiceDatabase.SETTLEMENT)) {
            findings.count(settlement.number(TRANSACTIONS));
            settlement.each(UNBALANCED, row -> row.getString(1), findings::violation);
        }
        return findings;
    }
}
