package io.gerbang.settlement.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PricePlanTest {

    private static final PricePlan CARD = new PricePlan(29_000, 30, 2);

    @Test
    void the_fee_is_a_share_and_a_fixed_amount() {
        assertThat(CARD.fee(10_000, "usd")).isEqualTo(320);
    }

    @Test
    void half_a_minor_unit_is_rounded_up() {
        assertThat(new PricePlan(25_000, 0, 2).fee(100, "usd")).isEqualTo(3);
        assertThat(new PricePlan(24_000, 0, 2).fee(100, "usd")).isEqualTo(2);
    }

    @Test
    void half_a_whole_rupiah_is_rounded_up() {
        assertThat(new PricePlan(29_000, 0, 2).fee(500_000, "idr")).isEqualTo(14_500);
        assertThat(new PricePlan(29_000, 0, 2).fee(501_700, "idr")).isEqualTo(14_500);
        assertThat(new PricePlan(25_000, 0, 2).fee(502_000, "idr")).isEqualTo(12_600);
    }

    @Test
    void the_fee_of_the_largest_amount_is_exact() {
        assertThat(new PricePlan(1_000_000, 0, 2).fee(Long.MAX_VALUE, "usd"))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_fee_may_exceed_a_small_amount() {
        assertThat(new PricePlan(29_000, 200_000, 2).fee(100_000, "usd")).isEqualTo(202_900);
    }

    @Test
    void money_is_never_available_on_the_day_of_its_capture() {
        assertThatThrownBy(() -> new PricePlan(0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
