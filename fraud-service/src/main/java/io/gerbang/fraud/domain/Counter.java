package io.gerbang.fraud.domain;

import java.util.Comparator;
import java.util.Locale;

/** A kind of count that limits look at, such as declines per card and day. */
public record Counter(Subject subject, Measure measure, Window window)
        implements Comparable<Counter> {

    private static final Comparator<Counter> ORDER =
            Comparator.comparing(Counter::subject)
                    .thenComparing(Counter::measure)
                    .thenComparing(Counter::window);

    /** Stable and machine-readable, such as {@code card_declines_per_day}. */
    public String name() {
        return (subject + "_" + measure + "_per_" + window).toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(Counter other) {
        return ORDER.compare(this, other);
    }
}
