package io.gerbang.bench.seed;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Which payments there are to be, one after the other through the year that ends now, and by whom.
 * A customer follows from a number, so none is kept in memory.
 */
final class Plan {
    private static final Duration SPAN = Duration.ofDays(365);
    private static final Duration EVENTS_ARE_KEPT = Duration.ofDays(29);
    private static final Duration HOLDS_LAST = Duration.ofDays(6);
    private static final int PAYMENTS_PER_CUSTOMER = 20;
    private static final int LAST4S = 10_000;
    private static final long LOWEST_CENTS = 500;
    private static final long HIGHEST_CENTS = 20_000;

    private final int payments;
    private final int customers;
    private final Instant end;
    private final Family customerFamily;
    private final Map<Kind, Family> paymentFamilies;
    private final SplittableRandom random;
    private final long seed;

    Plan(
            int payments,
            Instant end,
            Family customerFamily,
            Map<Kind, Family> paymentFamilies,
            SplittableRandom random) {
        this.payments = payments;
        this.customers = 1 + payments / PAYMENTS_PER_CUSTOMER;
        this.end = end;
        this.customerFamily = customerFamily;
        this.paymentFamilies = paymentFamilies;
        this.random = random;
        this.seed = random.nextLong();
    }

    int payments() {
        return payments;
    }

    int customers() {
        return customers;
    }

    /**
     * @param number from 1 on
     */
    Member customer(int number) {
        var own = new SplittableRandom(seed + number);
        var milliseconds = customerFamily.align(at(number - 1, customers));
        var tail = SeedIds.tail(own);
        var said = Persona.said(number);
        said.put(Mark.CUSTOMER, "cus_" + SeedIds.body(milliseconds, tail));
        said.put(Mark.PAYMENT_METHOD, "pm_" + SeedIds.body(milliseconds, tail));
        said.put(Mark.LAST4, "%04d".formatted(own.nextInt(LAST4S)));
        said.put(Mark.FINGERPRINT, SeedIds.tail(own));
        return new Member(customerFamily, new Copy(milliseconds, tail, said));
    }

    /**
     * @param number from 0 on, the oldest first
     */
    Member payment(int number) {
        var time = at(number, payments);
        var family = paymentFamilies.get(kind(time));
        var cameBefore = Math.max(1, (int) ((long) customers * number / payments));
        var payer = customer(1 + random.nextInt(cameBefore));
        var tail = SeedIds.tail(random);
        var said = new EnumMap<>(payer.copy().said());
        said.put(Mark.AMOUNT, Long.toString(random.nextLong(LOWEST_CENTS, HIGHEST_CENTS)));
        said.put(Mark.ORDER, "order-" + tail);
        said.put(Mark.KEY, "seed-" + tail);
        return new Member(family, new Copy(family.align(time), tail, said));
    }

    boolean hasEvents(Member payment) {
        return payment.copy().milliseconds() > end.minus(EVENTS_ARE_KEPT).toEpochMilli();
    }

    private Kind kind(Instant time) {
        var kind = Kind.at(random.nextInt(Kind.SHARES));
        return kind == Kind.HELD && time.isBefore(end.minus(HOLDS_LAST)) ? Kind.USD : kind;
    }

    private Instant at(long number, int of) {
        return end.minus(SPAN).plusMillis(SPAN.toMillis() * number / of);
    }
}
