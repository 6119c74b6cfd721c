package io.gerbang.checkout.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "usd, 2, 1", "jpy, 0, 1", "mga, 0, 1", "kwd, 3, 10", "bhd, 3, 10", "isk, 2, 100",
        "ugx, 2, 100", "idr, 2, 1", "huf, 2, 1", "twd, 2, 1", "krw, 0, 1", "xof, 0, 1"
    })
    void each_currency_has_its_decimals_and_its_step(String currency, int decimals, long step) {
        assertThat(Amounts.decimals(currency)).isEqualTo(decimals);
        assertThat(Amounts.step(currency)).isEqualTo(step);
    }

    @Test
    void an_amount_is_written_with_its_decimals() {
        assertThat(Amounts.inWords(50, "usd")).isEqualTo("$0.50 usd");
        assertThat(Amounts.inWords(50, "jpy")).isEqualTo("¥50 jpy");
        assertThat(Amounts.inWords(5_120, "kwd")).isEqualTo("5.120 kwd");
    }

    @Test
    void rupiah_have_no_minimum_and_are_pointed_out_where_they_look_too_small() {
        assertThat(Amounts.minimum("idr")).isEqualTo(1);
        assertThat(Amounts.looksTooSmall(150_000, "idr")).isTrue();
        assertThat(Amounts.looksTooSmall(1_500_000, "idr")).isFalse();
        assertThat(Amounts.looksTooSmall(15_000, "usd")).isFalse();
    }
}
