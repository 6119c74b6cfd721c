package io.gerbang.settlement.application;

import io.gerbang.settlement.domain.BusinessCalendar;

/** Port: business days by country. */
public interface Calendars {

    /**
     * @param country ISO 3166-1 alpha-2; one without known holidays has weekends alone
     */
    BusinessCalendar of(String country);
}
