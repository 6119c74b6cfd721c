package io.gerbang.settlement.application;

import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.settlement.domain.BalanceTransaction;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Port: balance transactions to read; the ledger writes them. */
public interface BalanceTransactions {

    Uni<Optional<BalanceTransaction>> find(AccountHolder holder, String id);

    /** Those of the ids that exist, whosever they are: for other services only. */
    Uni<List<BalanceTransaction>> byIds(Collection<String> ids);

    Uni<Slice<BalanceTransaction>> page(
            AccountHolder holder, BalanceTransactionFilter filter, PageCursor cursor);
}
