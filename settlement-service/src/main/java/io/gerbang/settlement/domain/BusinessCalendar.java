package io.gerbang.settlement.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Predicate;

/**
 * The days on which money moves: no Saturday, no Sunday, no public holiday. Days begin at midnight
 * UTC everywhere, so that a moment has one date whoever asks.
 */
public final class BusinessCalendar {

    private final Predicate<LocalDate> holidays;

    /**
     * @param holidays of the merchant's country
     */
    public BusinessCalendar(Predicate<LocalDate> holidays) {
        this.holidays = holidays;
    }

    public boolean isBusinessDay(LocalDate date) {
        var day = date.getDayOfWeek();
        return day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY && !holidays.test(date);
    }

    public boolean isBusinessDay(Instant moment) {
        return isBusinessDay(dateOf(moment));
    }

    /**
     * T+N: the midnight that begins the N-th business day after the moment's own day.
     *
     * @param days at least 1
     */
    public Instant plusBusinessDays(Instant moment, int days) {
        var date = dateOf(moment);
        for (int left = days; left > 0; ) {
            date = date.plusDays(1);
            if (isBusinessDay(date)) {
                left--;
            }
        }
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate dateOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
