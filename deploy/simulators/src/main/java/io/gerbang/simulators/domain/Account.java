package io.gerbang.simulators.domain;

import org.jspecify.annotations.Nullable;

/**
 * A cardholder's account. Of an unlimited credit line nothing is counted.
 *
 * @param id a keyed hash of the card number
 * @param currency the ISO 4217 code that it is kept in; absent: it takes any
 * @param balance minor units, including what is held
 * @param held minor units
 */
public record Account(
        String id,
        String cardMasked,
        boolean unlimited,
        @Nullable String currency,
        long balance,
        long held) {

    public static Account unlimited(String id, String cardMasked) {
        return new Account(id, cardMasked, true, null, 0, 0);
    }

    boolean takes(String other) {
        return currency == null || currency.equals(other);
    }

    boolean covers(long amount) {
        return unlimited || balance - held >= amount;
    }

    Account hold(long amount) {
        return changed(0, amount);
    }

    Account release(long amount) {
        return changed(0, -amount);
    }

    /** Takes an amount of what is held. */
    Account take(long amount) {
        return changed(-amount, -amount);
    }

    /** Takes an amount of what is not held. */
    Account debit(long amount) {
        return changed(-amount, 0);
    }

    Account credit(long amount) {
        return changed(amount, 0);
    }

    private Account changed(long balanceBy, long heldBy) {
        return unlimited
                ? this
                : new Account(id, cardMasked, false, currency, balance + balanceBy, held + heldBy);
    }
}
