package io.gerbang.settlement.adapter.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class JollydayCalendarsTest {

    private final JollydayCalendars calendars = new JollydayCalendars();

    @Test
    void indonesias_decreed_holidays_and_collective_leave_count() {
        assertThat(isBusinessDay("ID", "2026-08-17")).isFalse();
        assertThat(isBusinessDay("ID", "2026-03-19")).isFalse();
        assertThat(isBusinessDay("ID", "2026-03-23")).isFalse();
        assertThat(isBusinessDay("ID", "2026-04-03")).isFalse();
        assertThat(isBusinessDay("ID", "2026-12-24")).isFalse();
        assertThat(isBusinessDay("ID", "2026-11-24")).isTrue();
    }

    @Test
    void feasts_of_later_years_are_computed() {
        assertThat(isBusinessDay("ID", "2027-03-10")).isFalse();
        assertThat(isBusinessDay("ID", "2027-12-24")).isTrue();
    }

    @Test
    void other_countries_have_jollydays_holidays() {
        assertThat(isBusinessDay("us", "2026-07-03")).isFalse();
        assertThat(isBusinessDay("DE", "2026-10-03")).isFalse();
        assertThat(isBusinessDay("DE", "2026-08-17")).isTrue();
    }

    @Test
    void an_unknown_country_has_weekends() {
        assertThat(isBusinessDay("zz", "2026-11-21")).isFalse();
        assertThat(isBusinessDay("zz", "2026-01-01")).isTrue();
    }

    private boolean isBusinessDay(String country, String date) {
        return calendars.of(country).isBusinessDay(LocalDate.parse(date));
    }
}
