package io.gerbang.simulators.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A card with finite funds that is there from the start.
 *
 * @param currency ISO 4217 code; absent: any
 * @param balance minor units
 */
public record FundedCard(String number, @Nullable String currency, long balance) {

    public static final List<FundedCard> ALL =
            List.of(
                    new FundedCard(TestCards.WITHOUT_FUNDS, null, 0),
                    new FundedCard("4456540000000014", "USD", 10_000),
                    new FundedCard("4456540000000022", "EUR", 5_000),
                    new FundedCard("4456540000000030", "IDR", 1_000_000),
                    new FundedCard("4456540000000048", "IDR", 100_000_000));
}
