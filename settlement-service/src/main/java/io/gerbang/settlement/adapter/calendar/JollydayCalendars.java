package io.gerbang.settlement.adapter.calendar;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.gerbang.settlement.application.Calendars;
import io.gerbang.settlement.domain.BusinessCalendar;
import java.net.URL;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Jollyday's calendars, and our own for countries that it lacks: {@code /holidays/<country>.xml} in
 * its format. A country is read when it is first asked for, and a date looked up once.
 */
public final class JollydayCalendars implements Calendars {

    private final Map<String, BusinessCalendar> calendars = new ConcurrentHashMap<>();

    @Override
    public BusinessCalendar of(String country) {
        return calendars.computeIfAbsent(
                country.toUpperCase(Locale.ROOT),
                code -> new BusinessCalendar(remembered(holidays(code))));
    }

    private static Predicate<LocalDate> holidays(String code) {
        var own = JollydayCalendars.class.getResource("/holidays/" + code + ".xml");
        if (own != null) {
            return in(own);
        }
        return HolidayManager.getSupportedCalendarCodes().contains(code)
                ? in(HolidayManager.getInstance(ManagerParameters.create(code)))
                : _ -> false;
    }

    private static Predicate<LocalDate> in(URL calendar) {
        return in(HolidayManager.getInstance(ManagerParameters.create(calendar)));
    }

    private static Predicate<LocalDate> in(HolidayManager manager) {
        return manager::isHoliday;
    }

    private static Predicate<LocalDate> remembered(Predicate<LocalDate> holidays) {
        var known = new ConcurrentHashMap<LocalDate, Boolean>();
        return date -> known.computeIfAbsent(date, holidays::test);
    }
}
