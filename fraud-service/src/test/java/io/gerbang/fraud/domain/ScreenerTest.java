package io.gerbang.fraud.domain;

import static io.gerbang.fraud.domain.Attempts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenerTest {

    private static final MerchantRules DEFAULT = MerchantRules.DEFAULT;

    @Test
    void an_attempt_that_no_rule_minds_has_no_risk() {
        var verdict = Screener.screen(Attempts.of(Attempts.LIVE), DEFAULT, declines(0));

        assertThat(verdict).isEqualTo(new Verdict(0, Decision.ALLOW, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"1, ALLOW", "4, ALLOW", "5, REVIEW", "9, REVIEW", "10, BLOCK", "500, BLOCK"})
    void declines_of_a_card_lead_from_review_to_block(int count, Decision decision) {
        var verdict = Screener.screen(Attempts.of(Attempts.LIVE), DEFAULT, declines(count));

        assertThat(verdict.decision()).isEqualTo(decision);
    }

    @Test
    void declines_below_the_limit_raise_the_score_without_a_reason() {
        var verdict = Screener.screen(Attempts.of(Attempts.LIVE), DEFAULT, declines(4));

        assertThat(verdict.score()).isBetween(1, RiskScore.ELEVATED - 1);
        assertThat(verdict.reasons()).isEmpty();
    }

    @Test
    void a_counter_with_two_limits_gives_one_reason() {
        var verdict = Screener.screen(Attempts.of(Attempts.LIVE), DEFAULT, declines(10));

        assertThat(verdict.reasons())
                .containsExactly(
                        new Verdict.Reason(
                                "card_declines_per_hour",
                                "Declines on this card within one hour: 10, the limit is 10."));
    }

    @Test
    void declines_of_a_published_test_card_are_let_be() {
        var attempt = Attempts.of(Attempts.TEST, Attempts.CARD, "pm_card_chargeDeclined");
        var counts = counts(Attempts.TEST, DEFAULT.counters(Measure.DECLINES), 100);

        assertThat(Screener.screen(attempt, DEFAULT, counts).decision()).isEqualTo(Decision.ALLOW);
    }

    @ParameterizedTest
    @EnumSource(Subject.class)
    void a_merchants_rate_limit_holds_for_each_subject(Subject subject) {
        var counter = new Counter(subject, Measure.ATTEMPTS, Window.HOUR);
        var limit = new VelocityLimit(counter, 3, Decision.BLOCK);
        var rules = rules(new FraudSettings(List.of(limit), List.of()));
        var attempt = Attempts.of(Attempts.LIVE);

        assertThat(decision(attempt, rules, counts(Attempts.LIVE, List.of(counter), 2)))
                .isEqualTo(Decision.ALLOW);
        assertThat(decision(attempt, rules, counts(Attempts.LIVE, List.of(counter), 3)))
                .isEqualTo(Decision.BLOCK);
    }

    @ParameterizedTest
    @CsvSource({
        "idr, 1500000, ALLOW",
        "idr, 1499999, REVIEW",
        "usd, 1, ALLOW",
    })
    void an_amount_above_the_limit_of_its_currency_is_reviewed(
            String currency, long max, Decision decision) {
        var limit = new AmountLimit(currency, max, Decision.REVIEW);
        var rules = rules(new FraudSettings(List.of(), List.of(limit)));

        assertThat(decision(Attempts.of(Attempts.LIVE), rules, declines(0))).isEqualTo(decision);
    }

    @ParameterizedTest
    @EnumSource(Attribute.class)
    void an_attempt_on_the_block_list_is_blocked(Attribute attribute) {
        var attempt = Attempts.of(Attempts.LIVE);
        var rules = rules(entry(ListEntry.Kind.BLOCK, attribute, attempt));

        var verdict = Screener.screen(attempt, rules, declines(0));

        assertThat(verdict.decision()).isEqualTo(Decision.BLOCK);
        assertThat(verdict.score()).isEqualTo(RiskScore.MAX);
        assertThat(verdict.reasons())
                .extracting(Verdict.Reason::rule)
                .containsExactly("block_list");
    }

    @Test
    void the_allow_list_lets_through_what_every_other_rule_blocks_and_keeps_the_score() {
        var attempt = Attempts.of(Attempts.LIVE);
        var rules =
                rules(
                        entry(ListEntry.Kind.ALLOW, Attribute.CUSTOMER_ID, attempt),
                        entry(ListEntry.Kind.BLOCK, Attribute.CARD_BIN, attempt));

        var verdict = Screener.screen(attempt, rules, declines(10));

        assertThat(verdict.decision()).isEqualTo(Decision.ALLOW);
        assertThat(verdict.score()).isEqualTo(RiskScore.MAX);
        assertThat(verdict.reasons())
                .extracting(Verdict.Reason::rule)
                .containsExactly("allow_list", "block_list", "card_declines_per_hour");
    }

    @Test
    void the_weightiest_reason_comes_first() {
        var limit = new AmountLimit("idr", 1, Decision.REVIEW);
        var rules = rules(new FraudSettings(List.of(), List.of(limit)));

        var verdict = Screener.screen(Attempts.of(Attempts.LIVE), rules, declines(10));

        assertThat(verdict.reasons())
                .extracting(Verdict.Reason::rule)
                .containsExactly("card_declines_per_hour", "amount");
        assertThat(verdict.score()).isEqualTo(RiskScore.HIGHEST);
    }

    @ParameterizedTest
    @CsvSource({
        "410000, 0019, BLOCK, 99",
        "400000, 4954, BLOCK, 99",
        "400000, 9235, REVIEW, 70",
        "424242, 4242, ALLOW, 0"
    })
    void a_published_test_number_has_its_published_risk(
            String bin, String last4, Decision decision, int score) {
        var attempt = Attempts.of(Attempts.TEST, new Attempt.Card(bin, last4, null), null);

        var verdict = Screener.screen(attempt, DEFAULT, declines(0));

        assertThat(verdict.decision()).isEqualTo(decision);
        assertThat(verdict.score()).isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_radarBlock, BLOCK",
        "pm_card_riskLevelHighest, BLOCK",
        "pm_card_riskLevelElevated, REVIEW",
        "pm_card_visa, ALLOW"
    })
    void a_published_test_name_has_its_published_risk(String name, Decision decision) {
        var attempt = Attempts.of(Attempts.TEST, Attempts.CARD, name);

        assertThat(decision(attempt, DEFAULT, declines(0))).isEqualTo(decision);
    }

    @Test
    void a_published_test_number_means_nothing_in_live_mode() {
        var attempt =
                Attempts.of(
                        Attempts.LIVE,
                        new Attempt.Card("410000", "0019", null),
                        "pm_card_radarBlock");

        assertThat(decision(attempt, DEFAULT, declines(0))).isEqualTo(Decision.ALLOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pm_card_radarBlock", "pm_card_riskLevelHighest"})
    void the_allow_list_overrides_the_highest_risk_but_not_the_card_that_is_always_blocked(
            String name) {
        var attempt = Attempts.of(Attempts.TEST, Attempts.CARD, name);
        var rules = rules(entry(ListEntry.Kind.ALLOW, Attribute.CUSTOMER_ID, attempt));

        assertThat(decision(attempt, rules, declines(0)))
                .isEqualTo(name.equals("pm_card_radarBlock") ? Decision.BLOCK : Decision.ALLOW);
    }

    private static Decision decision(Attempt attempt, MerchantRules rules, VelocityCounts counts) {
        return Screener.screen(attempt, rules, counts).decision();
    }

    private static VelocityCounts declines(int count) {
        var counter = new Counter(Subject.CARD, Measure.DECLINES, Window.HOUR);
        return counts(Attempts.LIVE, List.of(counter), count);
    }

    private static VelocityCounts counts(Tenant tenant, List<Counter> counters, int count) {
        var counts = new VelocityCounts(List.of());
        for (int i = 0; i < count; i++) {
            counts.add(Attempts.subjects(tenant), counters, NOON);
        }
        return counts;
    }

    private static MerchantRules rules(FraudSettings settings) {
        return new MerchantRules(settings, Set.of());
    }

    private static MerchantRules rules(ListEntry... entries) {
        return new MerchantRules(FraudSettings.NONE, Set.of(entries));
    }

    private static ListEntry entry(ListEntry.Kind list, Attribute attribute, Attempt attempt) {
        var value = attempt.value(attribute);
        assertThat(value).isNotNull();
        return new ListEntry(list, attribute, value);
    }
}
