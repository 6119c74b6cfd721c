package io.gerbang.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4242424242424242",
                "card 4242 4242 4242 4242 please",
                "4242-4242-4242-4242",
                "4242.4242.4242.4242",
                "4242 - 4242 - 4242 - 4242",
                "4242\u00a04242\u00a04242\u00a04242",
                "order 12 4242 4242 4242 4242",
                "x4242424242424242y",
                "378282246310005",
                "5555555555554444",
                "2223003122003222",
                "6011111111111117",
                "3566002020360505",
                "30569309025904",
                "4222222222222",
                "4811111111111114",
                "+4242424242424242",
                "４２４２４２４２４２４２４２４２",
                "fdc40887-6872-4685-9721-b404667fa9ab 4242424242424242",
                "42424242-4242-4242-0000-000000000000",
                "afdc40887-6872-4685-9721-b404667fa9ab"
            })
    void a_card_number_is_found_anywhere(String text) {
        assertThat(CardNumbers.within(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4242424242424241",
                "1700000000000",
                "42424242424242424242424242",
                "pi_0000000042424242",
                "+4915112345678",
                "4242 items, 4242 boxes, 4242 4242",
                "0000000000000000",
                "2026-11-23T10:11:12.131415",
                "fdc40887-6872-4685-9721-b404667fa9ab",
                "payses_FDC40887-6872-4685-9721-B404667FA9AB",
                "stripe-node-retry-fdc40887-6872-4685-9721-b404667fa9ab",
                "sha256:f4242424242424242ef4242424242424242e",
            })
    void other_digits_are_left_alone(String text) {
        assertThat(CardNumbers.within(text)).isFalse();
    }

    @Test
    void a_megabyte_of_digits_is_searched_once() {
        assertThat(CardNumbers.within("1 ".repeat(500_000))).isFalse();
        assertThat(CardNumbers.within("1-".repeat(500_000))).isFalse();
    }
}
