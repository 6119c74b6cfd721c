package io.gerbang.settlement.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a ledger transaction.
 *
 * @param currency ISO 4217 code in lower case
 * @param amount minor units: positive for a debit, negative for a credit
 * @param availableOn when pending money becomes available; on no other account
 */
public record Entry(Account account, String currency, long amount, @Nullable Instant availableOn) {

    public Entry {
        if ((availableOn != null) != (account == Account.MERCHANT_PENDING)) {
            throw new LedgerViolationException("only pending money has a moment to wait for");
        }
        if (amount == 0) {
            throw new LedgerViolationException("an entry moves something");
        }
    }

    static Entry debit(Account account, String currency, long amount) {
        return new Entry(account, currency, amount, null);
    }

    static Entry credit(Account account, String currency, long amount) {
        return new Entry(account, currency, Math.negateExact(amount), null);
    }

    static Entry creditPending(String currency, long amount, Instant availableOn) {
        return new Entry(Account.MERCHANT_PENDING, currency, Math.negateExact(amount), availableOn);
    }
}
