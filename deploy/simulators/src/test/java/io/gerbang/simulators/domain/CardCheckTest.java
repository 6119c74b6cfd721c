package io.gerbang.simulators.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardCheckTest {

    private static final YearMonth NOW = YearMonth.of(2026, 11);
    private static final String VISA = "4242424242424242";

    @ParameterizedTest
    @ValueSource(
            strings = {
                VISA,
                "4012888888881881",
                "4000056655665556",
                "5555555555554444",
                "2223003122003222",
                "5200828282828210",
                "5105105105105100",
                "6011111111111117",
                "6011000990139424",
                "3056930009020004",
                "36227206271667",
                "6555900000604105",
                "3566002020360505",
                "3530111333300000",
                "6200000000000005",
                "6205500000000000004",
                "4000000760000002",
                "4000001240000000",
                "4000004840008001",
                "4000002500000003",
                "4000004580000002",
                "4000007640000003",
                "4000057640000008",
                "4000058260000005",
                "5555558265554449",
                "5200007840000022",
                "4000006820000007",
                "4000051230000072",
                "5200828282828897",
                "4000000000000077",
                "4000000000000010",
                "4000000000000028",
                "4000000000000036",
                "4000000000000044",
                "4811111111111114",
                "4411111111111118",
                "4456530000000007",
                "4456551000000003"
            })
    void a_published_success_card_has_an_unlimited_credit_line(String number) {
        assertThat(TestCards.isUnlimited(number)).isTrue();
        assertThat(code(number, NOW, "123")).isEqualTo("00");
    }

    @ParameterizedTest
    @CsvSource({
        "4000000000000002, 05",
        "4000000000000341, 05",
        "4911111111111113, 05",
        "4000000000009987, 41",
        "4000000000009979, 43",
        "4000000000000069, 54",
        "4000000000000127, 82",
        "4000000000006975, 65",
        "4000000000000119, 96"
    })
    void a_published_failing_card_is_refused_as_published(String number, String code) {
        assertThat(code(number, NOW, "123")).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4242424242424241", "4456530000000000", "4242", "42424242424242424242"})
    void a_number_without_a_valid_check_digit_is_invalid(String number) {
        assertThat(code(number, NOW, "123")).isEqualTo("14");
    }

    @Test
    void a_number_that_nobody_has_is_invalid() {
        var card = new Card("4539578763621486", NOW, "123");

        assertThat(CardCheck.refusal(card, null, NOW)).contains(Answer.refused("14"));
    }

    @Test
    void a_card_is_good_until_the_end_of_its_month() {
        assertThat(code(VISA, NOW, "123")).isEqualTo("00");
        assertThat(code(VISA, NOW.minusMonths(1), "123")).isEqualTo("54");
    }

    @Test
    void a_cvc_has_three_digits_and_four_on_american_express() {
        assertThat(code(VISA, NOW, "12")).isEqualTo("82");
        assertThat(code(VISA, NOW, "12x")).isEqualTo("82");
        assertThat(code("378282246310005", NOW, "123")).isEqualTo("82");
        assertThat(code("378282246310005", NOW, "1234")).isEqualTo("00");
    }

    @Test
    void a_cvc_that_is_absent_is_not_checked() {
        assertThat(code(VISA, NOW, null)).isEqualTo("00");
        assertThat(CardCheck.cvcResult(new Card(VISA, NOW, null))).isEqualTo("P");
    }

    @Test
    void one_published_card_is_approved_although_its_cvc_does_not_match() {
        assertThat(code("4000000000000101", NOW, "123")).isEqualTo("00");
        assertThat(CardCheck.cvcResult(new Card("4000000000000101", NOW, "123"))).isEqualTo("N");
    }

    @Test
    void a_card_prints_its_bin_and_last_four_only() {
        assertThat(new Card(VISA, NOW, "987")).hasToString("Card[424242******4242]");
    }

    @Test
    void every_funded_card_has_a_valid_number() {
        assertThat(FundedCard.ALL).extracting(FundedCard::number).allMatch(Card::isNumber);
    }

    private static String code(String number, YearMonth expiry, @Nullable String cvc) {
        var account = Account.unlimited("a", "");
        return CardCheck.refusal(new Card(number, expiry, cvc), account, NOW)
                .map(Answer::responseCode)
                .orElse("00");
    }
}
