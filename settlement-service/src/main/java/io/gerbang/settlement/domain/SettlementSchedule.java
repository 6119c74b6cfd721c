package io.gerbang.settlement.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When balances are settled: at every midnight UTC, one after another, none left out. What is paid
 * out then leaves for the bank some hours later.
 */
public final class SettlementSchedule {

    /** How long merchants may cancel a payout. */
    public static final Duration UNTIL_DEPARTURE = Duration.ofHours(4);

    private static final Duration DAY = Duration.ofDays(1);

    private SettlementSchedule() {}

    /** The midnight that ends the moment's day. */
    public static Instant nextAfter(Instant moment) {
        return startOfDay(moment).plus(DAY);
    }

    /** When the payouts of a midnight leave. */
    public static Instant departureAfter(Instant midnight) {
        return midnight.plus(UNTIL_DEPARTURE);
    }

    /** The midnight that begins the moment's day. */
    public static Instant startOfDay(Instant moment) {
        return moment.truncatedTo(ChronoUnit.DAYS);
    }
}
