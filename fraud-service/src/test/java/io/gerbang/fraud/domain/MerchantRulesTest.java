package io.gerbang.fraud.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MerchantRulesTest {

    private static final Counter CARD_DECLINES =
            new Counter(Subject.CARD, Measure.DECLINES, Window.HOUR);
    private static final Counter CARD_ATTEMPTS =
            new Counter(Subject.CARD, Measure.ATTEMPTS, Window.HOUR);

    @Test
    void the_defaults_count_declines_alone() {
        assertThat(MerchantRules.DEFAULT.counters(Measure.DECLINES)).isNotEmpty();
        assertThat(MerchantRules.DEFAULT.counters(Measure.SUCCESSES)).isEmpty();
        assertThat(MerchantRules.DEFAULT.counters(Measure.ATTEMPTS)).isEmpty();
    }

    @Test
    void a_limit_of_the_merchant_takes_the_place_of_the_defaults_on_its_counter() {
        var own = new VelocityLimit(CARD_DECLINES, 3, Decision.BLOCK);

        var limits = rules(own).velocityLimits(Attempts.of(Attempts.LIVE));

        assertThat(limits)
                .filteredOn(limit -> limit.counter().equals(CARD_DECLINES))
                .containsOnly(own);
        assertThat(limits)
                .filteredOn(limit -> !limit.counter().equals(CARD_DECLINES))
                .containsExactlyElementsOf(
                        DefaultLimits.ALL.stream()
                                .filter(limit -> !limit.counter().equals(CARD_DECLINES))
                                .toList());
    }

    @Test
    void a_limit_on_attempts_lets_them_be_counted() {
        var rules = rules(new VelocityLimit(CARD_ATTEMPTS, 3, Decision.BLOCK));

        assertThat(rules.counters(Measure.ATTEMPTS)).containsExactly(CARD_ATTEMPTS);
    }

    @Test
    void only_the_merchants_own_limits_hold_for_a_published_test_card() {
        var own = new VelocityLimit(CARD_ATTEMPTS, 3, Decision.BLOCK);
        var testCard = Attempts.of(Attempts.TEST, Attempts.CARD, "pm_card_chargeDeclined");

        assertThat(rules(own).velocityLimits(testCard)).containsExactly(own);
    }

    @Test
    void live_mode_knows_no_test_cards() {
        var attempt = Attempts.of(Attempts.LIVE, Attempts.CARD, "pm_card_chargeDeclined");

        assertThat(MerchantRules.DEFAULT.velocityLimits(attempt)).isEqualTo(DefaultLimits.ALL);
    }

    private static MerchantRules rules(VelocityLimit... limits) {
        return new MerchantRules(new FraudSettings(List.of(limits), List.of()), Set.of());
    }
}
