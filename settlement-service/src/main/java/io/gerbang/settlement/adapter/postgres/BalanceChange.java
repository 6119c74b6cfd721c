package io.gerbang.settlement.adapter.postgres;

import io.gerbang.settlement.domain.Account;
import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.settlement.domain.LedgerTransaction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a block adds to one account: a batch of payments makes a few of these, not one each. */
record BalanceChange(
        AccountHolder holder,
        Account account,
        String currency,
        @Nullable Instant availableOn,
        long amount) {

    private record Key(
            AccountHolder holder,
            Account account,
            String currency,
            @Nullable Instant availableOn) {}

    static List<BalanceChange> of(List<LedgerTransaction> transactions) {
        var sums = new LinkedHashMap<Key, Long>();
        for (var transaction : transactions) {
            for (var entry : transaction.entries()) {
                sums.merge(
                        new Key(
                                transaction.holder(),
                                entry.account(),
                                entry.currency(),
                                entry.availableOn()),
                        entry.amount(),
                        Math::addExact);
            }
        }
        return sums.entrySet().stream().map(sum -> of(sum.getKey(), sum.getValue())).toList();
    }

    private static BalanceChange of(Key key, long amount) {
        return new BalanceChange(
                key.holder(), key.account(), key.currency(), key.availableOn(), amount);
    }
}
