package io.gerbang.settlement.application;

import io.gerbang.settlement.domain.AccountHolder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port: whom to settle, how far that has come, and when to look again. */
public interface Merchants {

    /** Takes what is new about merchants, for both modes. */
    Uni<Void> update(SqlConnection transaction, Collection<MerchantProfile> profiles);

    /**
     * Sets test clocks of merchants in test mode, to be followed at once.
     *
     * @param now wall-clock time
     */
    Uni<Void> setClocks(SqlConnection transaction, Collection<ClockSetting> settings, Instant now);

    /**
     * Shares holders among whoever posts for them, until the commit: meanwhile none is settled. A
     * holder that nobody has announced yet is made.
     *
     * @param firstSeen business time from which a new holder is to be settled
     */
    Uni<Map<AccountHolder, Merchant>> share(
            SqlConnection transaction, Map<AccountHolder, Instant> firstSeen);

    /** Locks one holder against everybody else, until the commit. */
    Uni<Merchant> lock(SqlConnection transaction, AccountHolder holder);

    Uni<Optional<Merchant>> find(AccountHolder holder);

    /** The currency of an empty balance, as an ISO 4217 code in lower case. */
    Uni<Optional<String>> defaultCurrency(AccountHolder holder);

    /** Gives merchants the wall clock back, in test mode. */
    Uni<Void> removeClocks(SqlConnection transaction, Collection<String> merchantIds, Instant now);

    /**
     * Takes holders that are due; nobody else takes them before the lease has run out.
     *
     * @param now wall-clock time
     */
    Uni<List<AccountHolder>> claimDue(Instant now, Duration lease, int atMost);

    /** Notes a settled midnight, and how many payouts there have been. */
    Uni<Void> settled(SqlConnection transaction, AccountHolder holder, Instant until, long payouts);

    /** Notes that the test clock was followed, with the sequence of its acknowledgement. */
    Uni<Void> clockReached(SqlConnection transaction, AccountHolder holder, long sequence);

    /**
     * Says when a timer looks at the holder next.
     *
     * @param at wall-clock time; {@link Instant#MAX} for not before something sets it
     * @param attempts how often in a row the bank left something open
     */
    Uni<Void> lookAgain(SqlConnection transaction, AccountHolder holder, Instant at, int attempts);

    /**
     * Looks again later once more in a row, unless the clock was set since the merchant was read:
     * that is followed at once. Waits for nobody who posts.
     *
     * @param at wall-clock time
     */
    Uni<Void> postpone(SqlConnection transaction, Merchant followed, Instant at);
}
