package io.gerbang.settlement.application;

import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.settlement.domain.Balance;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** Port: sums of entries, kept up to date without a row that every payment writes. */
public interface Balances {

    /** What the holder's pending and available accounts sum to, in one snapshot. */
    Uni<List<Balance>> ofMerchant(AccountHolder holder);

    /** The same within a transaction. */
    Uni<List<Balance>> ofMerchant(SqlConnection transaction, AccountHolder holder);

    /**
     * Adds recent changes to the balances, some thousand at a time.
     *
     * @return whether there may be more
     */
    Uni<Boolean> fold();
}
