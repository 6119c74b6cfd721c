package io.gerbang.authorization.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumberTest {

    @ParameterizedTest
    @CsvSource({
        "4242424242424242, VISA",
        "5555555555554444, MASTERCARD",
        "2223003122003222, MASTERCARD",
        "378282246310005, AMEX",
        "6011111111111117, DISCOVER",
        "3056930009020004, DINERS",
        "36227206271667, DINERS",
        "3566002020360505, JCB",
        "6200000000000005, UNIONPAY"
    })
    void the_first_digits_tell_the_brand(String digits, CardBrand brand) {
        assertThat(new CardNumber(digits).brand()).isEqualTo(brand);
    }

    @Test
    void a_number_is_read_in_groups() {
        assertThat(CardNumber.parse("4242 4242-4242 4242"))
                .contains(new CardNumber("4242424242424242"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4242",
                "501800000009",
                "4242424242424241",
                "42424242424242424242",
                "424242424242424x"
            })
    void a_number_is_refused_when_its_check_digit_or_length_is_wrong(String text) {
        assertThat(CardNumber.parse(text)).isEmpty();
    }

    @Test
    void a_number_does_not_show_its_middle() {
        assertThat(new CardNumber("4242424242424242")).hasToString("424242…4242");
    }

    @Test
    void every_published_test_card_is_a_valid_number() {
        assertThat(TestCards.number("pm_card_visa")).contains(new CardNumber("4242424242424242"));
        assertThat(TestCards.ofToken("tok_visa")).isEqualTo(TestCards.number("pm_card_visa"));
        assertThat(TestCards.number("pm_0")).isEmpty();
    }
}
