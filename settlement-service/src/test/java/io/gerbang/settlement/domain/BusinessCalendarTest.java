package io.gerbang.settlement.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {

    private static final LocalDate HOLIDAY_ON_TUESDAY = LocalDate.parse("2026-11-10");
    private static final BusinessCalendar CALENDAR =
            new BusinessCalendar(Set.of(HOLIDAY_ON_TUESDAY)::contains);

    @Test
    void two_days_after_wednesday_is_the_midnight_of_friday() {
        assertThat(plus("2026-11-11T23:59:59Z", 2)).isEqualTo("2026-11-13T00:00:00Z");
    }

    @Test
    void a_weekend_does_not_count() {
        assertThat(plus("2026-11-12T08:00:00Z", 2)).isEqualTo("2026-11-16T00:00:00Z");
        assertThat(plus("2026-11-14T08:00:00Z", 1)).isEqualTo("2026-11-16T00:00:00Z");
    }

    @Test
    void a_holiday_does_not_count() {
        assertThat(plus("2026-11-09T08:00:00Z", 1)).isEqualTo("2026-11-11T00:00:00Z");
        assertThat(CALENDAR.isBusinessDay(HOLIDAY_ON_TUESDAY)).isFalse();
    }

    private static Instant plus(String moment, int days) {
        return CALENDAR.plusBusinessDays(Instant.parse(moment), days);
    }
}
