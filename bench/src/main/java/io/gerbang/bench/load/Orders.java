package io.gerbang.bench.load;

import java.util.random.RandomGenerator;

/** An endless row of payments that differ in card, amount and currency. */
public final class Orders {
    private static final long LOWEST_CENTS = 500;
    private static final long HIGHEST_CENTS = 20_000;
    private static final long RUPIAH_PER_DOLLAR = 15_000;

    private final String run;
    private final Cards cards;
    private final RandomGenerator random;
    private long count;

    /**
     * @param run tells this run's idempotency keys from those of all others
     */
    public Orders(String run, Cards cards, RandomGenerator random) {
        this.run = run;
        this.cards = cards;
        this.random = random;
    }

    Order next() {
        var key = run + "-" + count++;
        var cents = random.nextLong(LOWEST_CENTS, HIGHEST_CENTS);
        var card = cards.pick(random);
        return random.nextBoolean()
                ? new Order(key, cents, "usd", card)
                : new Order(key, cents * RUPIAH_PER_DOLLAR, "idr", card);
    }
}
