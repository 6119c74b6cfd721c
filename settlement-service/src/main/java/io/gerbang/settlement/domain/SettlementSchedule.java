package io.gerbang.settlement.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When balances are settled: at every midnight UTC, one after another, none left out. */
public final class SettlementSchedule {

    private static final Duration DAY = Duration.ofDays(1);

    private SettlementSchedule() {}

    /** The midnight that ends the moment's day. */
    public static Instant nextAfter(Instant moment) {
        return startOfDay(moment).plus(DAY);
    }

    /** The midnight that begins the moment's day. */
    public static Instant startOfDay(Instant moment) {
        return moment.truncatedTo(ChronoUnit.DAYS);
    }
}
