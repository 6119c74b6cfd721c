package io.gerbang.simulators.application;

import io.gerbang.simulators.domain.Account;
import io.gerbang.simulators.domain.Agreement;
import io.gerbang.simulators.domain.Hold;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What a batch of decisions changes, saved in one transaction.
 *
 * @param opened accounts that were not on file before
 */
public record Changes(
        Instant decidedAt,
        List<JournalEntry> entries,
        Collection<Hold> holds,
        Collection<Account> opened,
        List<Movement> movements,
        Collection<Agreement> agreements) {

    /** By how much an account with finite funds changes, in minor units. */
    public record Movement(String accountId, long balanceBy, long heldBy) {}

    boolean isEmpty() {
        return entries.isEmpty() && holds.isEmpty();
    }
}
