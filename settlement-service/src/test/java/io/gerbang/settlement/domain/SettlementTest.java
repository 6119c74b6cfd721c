package io.gerbang.settlement.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettlementTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"huf", "isk", "twd", "ugx"})
    void whole_units_are_paid_out_of_a_currency_that_banks_do_not_split(String currency) {
        assertThat(settled(currency, 10_045)).isEqualTo(10_000);
    }

    @Test
    void all_that_is_available_is_paid_out_of_any_other_currency() {
        assertThat(settled("usd", 10_045)).isEqualTo(10_045);
    }

    private static long settled(String currency, long available) {
        var holder = new AccountHolder("acct_1", false);
        var terms = new Settlement.Terms(holder, "ba_1", 0, new BusinessCalendar(_ -> false), 1);
        var balance = new Balance(Account.MERCHANT_AVAILABLE, currency, -available, null);
        return Settlement.at(MONDAY, List.of(balance), terms).payouts().getFirst().order().amount();
    }
}
