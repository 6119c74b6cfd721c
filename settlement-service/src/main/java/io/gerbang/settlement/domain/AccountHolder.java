package io.gerbang.settlement.domain;

import java.util.Comparator;

/**
 * Whose money it is: a merchant in one mode. Nothing is ever shared between two holders.
 *
 * @param merchantId id of the merchant, acct_…
 * @param livemode false in test mode
 */
public record AccountHolder(String merchantId, boolean livemode)
        implements Comparable<AccountHolder> {

    private static final Comparator<AccountHolder> ORDER =
            Comparator.comparing(AccountHolder::merchantId).thenComparing(AccountHolder::livemode);

    @Override
    public int compareTo(AccountHolder other) {
        return ORDER.compare(this, other);
    }
}
