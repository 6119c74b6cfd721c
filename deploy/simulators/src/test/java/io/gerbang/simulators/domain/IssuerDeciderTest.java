package io.gerbang.simulators.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.simulators.domain.Decision.Decided;
import io.gerbang.simulators.domain.Decision.Repeated;
import io.gerbang.simulators.domain.Decision.Unrecorded;
import io.gerbang.simulators.domain.IssuerRequest.Authorize;
import io.gerbang.simulators.domain.IssuerRequest.Capture;
import io.gerbang.simulators.domain.IssuerRequest.Increment;
import io.gerbang.simulators.domain.IssuerRequest.Refund;
import io.gerbang.simulators.domain.IssuerRequest.Reverse;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuerDeciderTest {

    private static final YearMonth NOW = YearMonth.of(2026, 11);
    private static final String RRN = "R00000000001";
    private static final Card CARD = new Card("4456540000000014", YearMonth.of(2031, 7), "123");
    private static final Hold.Terms TERMS = new Hold.Terms("a", CARD.masked(), "USD", 1_000);
    private static final Hold OPEN = new Hold.Open(RRN, TERMS, 0, 0);
    private static final Hold PARTLY_CAPTURED = new Hold.Open(RRN, TERMS, 400, 0);
    private static final Hold COMPLETED = new Hold.Completed(RRN, TERMS, 400, 0);
    private static final Hold REVERSED = new Hold.Reversed(RRN);
    private static final Account EMPTY_HANDED = account(10_000, 0);
    private static final Account HOLDING = account(10_000, 1_000);

    @Test
    void an_authorization_holds_the_amount() {
        var decided = decided(authorize(1_000), null, EMPTY_HANDED);

        assertThat(decided.answer().responseCode()).isEqualTo("00");
        assertThat(decided.answer().approvalCode()).hasSize(6);
        assertThat(decided.answer().cvcResult()).isEqualTo("M");
        assertThat(decided.hold()).isEqualTo(OPEN);
        assertThat(decided.account()).isEqualTo(HOLDING);
    }

    @Test
    void an_authorization_of_nothing_verifies_the_card_and_holds_nothing() {
        var decided = decided(authorize(0), null, EMPTY_HANDED);

        assertThat(decided.answer().responseCode()).isEqualTo("00");
        assertThat(decided.answer().approvalCode()).hasSize(6);
        assertThat(decided.hold()).isNull();
        assertThat(decided.account()).isNull();
    }

    @Test
    void an_authorization_beyond_the_available_funds_is_refused() {
        assertThat(code(authorize(9_001), null, HOLDING)).isEqualTo("51");
        assertThat(code(authorize(9_000), null, HOLDING)).isEqualTo("00");
    }

    @Test
    void an_unlimited_credit_line_covers_everything_and_counts_nothing() {
        var unlimited = Account.unlimited("a", CARD.masked());

        var decided = decided(authorize(999_999_999_999L), null, unlimited);

        assertThat(decided.answer().isApproved()).isTrue();
        assertThat(decided.account()).isEqualTo(unlimited);
    }

    @ParameterizedTest
    @CsvSource({
        "4000002760003184, false, false, 1A",
        "4000002760003184, true, false, 00",
        "4000002760003184, false, true, 1A",
        "4000003800000446, false, false, 1A",
        "4000003800000446, false, true, 00",
        "4000008260003178, true, false, 51",
        "4000008400001629, true, false, 05",
        "4000000000003055, false, false, 00"
    })
    void an_issuer_may_want_its_cardholder_authenticated(
            String number, boolean authenticated, boolean merchantInitiated, String code) {
        var card = new Card(number, YearMonth.of(2031, 7), "123");
        var request =
                new Authorize(
                        trace(RRN), false, card, 1_000, "USD", null, "shop", merchantInitiated);
        var account = Account.unlimited("a", card.masked());
        var known = new Known(null, null, account, authenticated, false);

        assertThat(IssuerDecider.decide(request, known, NOW).answer().responseCode())
                .isEqualTo(code);
    }

    @Test
    void a_card_that_was_verified_with_its_cardholder_pays_without() {
        var card = new Card("4000002500003155", YearMonth.of(2031, 7), "123");
        var verified = new Authorize(trace(RRN), false, card, 0, "USD");
        var unlimited = Account.unlimited("a", card.masked());
        var authenticated = new Known(null, null, unlimited, true, false);
        var answer = IssuerDecider.decide(verified, authenticated, NOW).answer();

        assertThat(IssuerDecider.isAgreement(verified, authenticated, answer)).isTrue();
        assertThat(absent(card, unlimited, true)).isEqualTo("00");
        assertThat(absent(card, unlimited, false)).isEqualTo("1A");
        var paid = new Authorize(trace(RRN), false, card, 1_000, "USD");
        assertThat(IssuerDecider.isAgreement(paid, authenticated, answer)).isFalse();
    }

    private static String absent(Card card, Account account, boolean agreed) {
        var request = new Authorize(trace(RRN), false, card, 1_000, "USD", null, "shop", true);
        var known = new Known(null, null, account, false, agreed);
        return IssuerDecider.decide(request, known, NOW).answer().responseCode();
    }

    @Test
    void an_account_takes_its_own_currency_only() {
        var euro = new Authorize(trace(RRN), false, CARD, 1_000, "EUR");

        assertThat(code(euro, null, EMPTY_HANDED)).isEqualTo("12");
    }

    @Test
    void a_message_that_was_answered_is_answered_the_same_again() {
        var earlier = Answer.refused("51");
        var known = new Known(earlier, null, EMPTY_HANDED, false, false);

        assertThat(IssuerDecider.decide(authorize(1_000), known, NOW))
                .isEqualTo(new Repeated(earlier));
    }

    @Test
    void a_repeat_without_an_original_holds_and_pays_nothing() {
        var authorize = new Authorize(trace(RRN), true, CARD, 1_000, "USD");
        var refund = new Refund(trace("R00000000002"), true, CARD, RRN, 100, "USD");
        var noRecord = new Unrecorded(Answer.refused("25"), null);

        assertThat(decide(authorize, null, EMPTY_HANDED)).isEqualTo(noRecord);
        assertThat(decide(refund, COMPLETED, EMPTY_HANDED)).isEqualTo(noRecord);
    }

    @Test
    void an_increment_holds_more_as_far_as_there_are_funds() {
        var decided = decided(increment(500), OPEN, HOLDING);

        assertThat(decided.answer().isApproved()).isTrue();
        assertThat(decided.hold())
                .isEqualTo(
                        new Hold.Open(RRN, new Hold.Terms("a", CARD.masked(), "USD", 1_500), 0, 0));
        assertThat(decided.account()).isEqualTo(account(10_000, 1_500));
        assertThat(code(increment(9_001), OPEN, HOLDING)).isEqualTo("51");
        assertThat(code(increment(1), COMPLETED, HOLDING)).isEqualTo("12");
        assertThat(code(increment(1), null, HOLDING)).isEqualTo("25");
    }

    @Test
    void a_partial_capture_takes_its_amount_and_keeps_the_rest_held() {
        var decided = decided(capture(400, false), OPEN, HOLDING);

        assertThat(decided.answer().isApproved()).isTrue();
        assertThat(decided.hold()).isEqualTo(PARTLY_CAPTURED);
        assertThat(decided.account()).isEqualTo(account(9_600, 600));
    }

    @Test
    void the_last_capture_releases_the_rest() {
        var decided = decided(capture(400, true), OPEN, HOLDING);

        assertThat(decided.hold()).isEqualTo(COMPLETED);
        assertThat(decided.account()).isEqualTo(account(9_600, 0));
    }

    @Test
    void a_capture_of_all_that_is_held_is_the_last() {
        var decided = decided(capture(600, false), PARTLY_CAPTURED, account(9_600, 600));

        assertThat(decided.hold()).isEqualTo(new Hold.Completed(RRN, TERMS, 1_000, 0));
        assertThat(decided.account()).isEqualTo(account(9_000, 0));
    }

    @Test
    void a_capture_of_more_than_is_held_is_refused() {
        assertThat(code(capture(1_151, true), OPEN, HOLDING)).isEqualTo("13");
        assertThat(code(capture(1_001, false), OPEN, HOLDING)).isEqualTo("13");
        assertThat(code(capture(751, true), PARTLY_CAPTURED, HOLDING)).isEqualTo("13");
        assertThat(code(capture(1_001, true), open("511111******1118"), HOLDING)).isEqualTo("13");
        assertThat(code(capture(0, true), OPEN, HOLDING)).isEqualTo("13");
        assertThat(code(capture(1, true), COMPLETED, HOLDING)).isEqualTo("13");
        assertThat(code(capture(1, true), REVERSED, null)).isEqualTo("13");
        assertThat(code(capture(1, true), null, null)).isEqualTo("25");
    }

    @Test
    void the_last_capture_of_a_visa_card_may_take_15_percent_more_than_is_held() {
        var decided = decided(capture(1_150, true), OPEN, HOLDING);

        assertThat(decided.hold()).isEqualTo(new Hold.Completed(RRN, TERMS, 1_150, 0));
        assertThat(decided.account()).isEqualTo(account(8_850, 0));
        assertThat(code(capture(1_150, true), OPEN, account(1_149, 1_000))).isEqualTo("51");
    }

    @Test
    void a_reversal_releases_what_is_held() {
        var decided = decided(reverse(), OPEN, HOLDING);

        assertThat(decided.answer().isApproved()).isTrue();
        assertThat(decided.hold()).isEqualTo(REVERSED);
        assertThat(decided.account()).isEqualTo(EMPTY_HANDED);
    }

    @Test
    void a_reversal_after_a_partial_capture_releases_the_rest() {
        var decided = decided(reverse(), PARTLY_CAPTURED, account(9_600, 600));

        assertThat(decided.hold()).isEqualTo(COMPLETED);
        assertThat(decided.account()).isEqualTo(account(9_600, 0));
    }

    @Test
    void a_second_reversal_is_acknowledged_but_not_one_of_what_was_captured() {
        assertThat(code(reverse(), REVERSED, null)).isEqualTo("00");
        assertThat(code(reverse(), COMPLETED, HOLDING)).isEqualTo("12");
    }

    @Test
    void a_reversal_that_overtakes_its_authorization_prevents_it() {
        var decision = decide(reverse(), null, null);

        assertThat(decision).isEqualTo(new Unrecorded(Answer.refused("25"), REVERSED));
        assertThat(code(authorize(1_000), REVERSED, EMPTY_HANDED)).isEqualTo("12");
    }

    @Test
    void a_refund_pays_back_up_to_what_was_captured() {
        var decided = decided(refund(400), COMPLETED, account(9_600, 0));

        assertThat(decided.hold()).isEqualTo(new Hold.Completed(RRN, TERMS, 400, 400));
        assertThat(decided.account()).isEqualTo(EMPTY_HANDED);
        assertThat(code(refund(1), decided.hold(), EMPTY_HANDED)).isEqualTo("13");
        assertThat(code(refund(401), COMPLETED, EMPTY_HANDED)).isEqualTo("13");
        assertThat(code(refund(1), OPEN, HOLDING)).isEqualTo("13");
        assertThat(code(refund(1), REVERSED, EMPTY_HANDED)).isEqualTo("13");
        assertThat(code(refund(1), null, EMPTY_HANDED)).isEqualTo("25");
    }

    @Test
    void a_refund_goes_to_the_card_that_paid() {
        var other = new Account("b", CARD.masked(), false, "USD", 0, 0);

        assertThat(code(refund(1), COMPLETED, other)).isEqualTo("12");
    }

    @Test
    void a_card_that_takes_no_refunds_refuses_them() {
        var card = new Card(TestCards.WITHOUT_REFUNDS, YearMonth.of(2031, 7), "123");
        var refund = new Refund(trace("R00000000004"), false, card, RRN, 1, "USD");

        assertThat(code(refund, COMPLETED, EMPTY_HANDED)).isEqualTo("54");
    }

    private static Hold open(String maskedCard) {
        return new Hold.Open(RRN, new Hold.Terms("a", maskedCard, "USD", 1_000), 0, 0);
    }

    private static Authorize authorize(long amount) {
        return new Authorize(trace(RRN), false, CARD, amount, "USD");
    }

    private static Increment increment(long amount) {
        return new Increment(trace("R00000000005"), false, CARD, RRN, amount, "USD");
    }

    private static Capture capture(long amount, boolean last) {
        return new Capture(trace(RRN), false, "R00000000002", amount, "USD", last);
    }

    private static Reverse reverse() {
        return new Reverse(trace(RRN), false, "R00000000003", 1_000, "USD");
    }

    private static Refund refund(long amount) {
        return new Refund(trace("R00000000004"), false, CARD, RRN, amount, "USD");
    }

    private static Trace trace(String rrn) {
        return new Trace("1123102030", "000001", rrn, "GERBANG1");
    }

    private static Account account(long balance, long held) {
        return new Account("a", CARD.masked(), false, "USD", balance, held);
    }

    private static String code(
            IssuerRequest request, @Nullable Hold hold, @Nullable Account account) {
        return decide(request, hold, account).answer().responseCode();
    }

    private static Decided decided(
            IssuerRequest request, @Nullable Hold hold, @Nullable Account account) {
        return (Decided) decide(request, hold, account);
    }

    private static Decision decide(
            IssuerRequest request, @Nullable Hold hold, @Nullable Account account) {
        return IssuerDecider.decide(request, new Known(null, hold, account, false, false), NOW);
    }
}
