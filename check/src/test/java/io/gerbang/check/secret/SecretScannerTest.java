package io.gerbang.check.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretScannerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number=4242424242424242",
                "{\"number\":\"4242424242424242\"}",
                "4242 4242 4242 4242",
                "4242-4242-4242-4242",
                "0100…164242424242424242000000",
                "card 378282246310005.",
                "4456530000000007",
                "6205500000000000004"
            })
    void a_card_number_is_found_in_any_surroundings(String text) {
        assertThat(SecretScanner.find(text))
                .hasValueSatisfying(secret -> assertThat(secret).startsWith("card number "));
        assertThat(isSuspicious(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"cvc\":\"123\"",
                "card[cvc]=123&x",
                "card%5Bcvc%5D=1234",
                "CVV: 123",
                "{\\\"cvc\\\": \\\"123\\\"}"
            })
    void a_verification_code_is_found_behind_its_name(String text) {
        assertThat(SecretScanner.find(text)).contains("a verification code");
        assertThat(isSuspicious(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer sk_test_4eC39HqLyjWDarjtT1zdp7dc", "key rk_live_0123456789"})
    void an_api_key_is_found(String text) {
        assertThat(SecretScanner.find(text)).contains("an API key");
        assertThat(isSuspicious(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pi_0dE7aB1c4242424242424241",
                "445653******0007",
                "1763942400000000 micros",
                "4456530000000000",
                "2026-11-24 00:00:00",
                "\"cvc_check\":\"pass\"",
                "Invalid API key provided: sk_test_********p7dc",
                "pk_test_4eC39HqLyjWDarjtT1zdp7dc",
                "cvc check 200 ms"
            })
    void what_may_be_known_is_no_secret(String text) {
        assertThat(SecretScanner.find(text)).isEmpty();
    }

    private static boolean isSuspicious(String text) {
        return Pattern.compile(SecretScanner.SUSPICIOUS).matcher(text).find();
    }
}
