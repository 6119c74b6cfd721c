package io.gerbang.fraud.domain;

import static io.gerbang.fraud.domain.Decision.BLOCK;
import static io.gerbang.fraud.domain.Decision.REVIEW;
import static io.gerbang.fraud.domain.Measure.DECLINES;
import static io.gerbang.fraud.domain.Window.DAY;
import static io.gerbang.fraud.domain.Window.HOUR;

import java.util.List;

/**
 * The limits of a merchant who set none. They count declines alone: a good customer's successes
 * must never stop a payment unasked.
 *
 * <ul>
 *   <li>Card: Visa bills retries beyond 15 within 30 days, Mastercard beyond 20 within 24 hours; a
 *       person gives up long before, a script does not.
 *   <li>Customer: several cards of one person may fail in a row.
 *   <li>IP address: a mobile carrier's address stands for thousands of people, so its limits are
 *       the widest.
 *   <li>Merchant: none, as no number fits a stall and an airline alike.
 * </ul>
 */
public final class DefaultLimits {

    public static final List<VelocityLimit> ALL =
            List.of(
                    declines(Subject.CARD, HOUR, 5, REVIEW),
                    declines(Subject.CARD, HOUR, 10, BLOCK),
                    declines(Subject.CARD, DAY, 15, BLOCK),
                    declines(Subject.CUSTOMER, HOUR, 10, REVIEW),
                    declines(Subject.CUSTOMER, HOUR, 20, BLOCK),
                    declines(Subject.IP, HOUR, 20, REVIEW),
                    declines(Subject.IP, HOUR, 50, BLOCK));

    private DefaultLimits() {}

    private static VelocityLimit declines(
            Subject subject, Window window, int max, Decision decision) {
        return new VelocityLimit(new Counter(subject, DECLINES, window), max, decision);
    }
}
