package io.gerbang.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EchoTest {

    @Test
    void a_value_cannot_forge_a_line_of_the_log() {
        assertThat(Echo.oneLine("a\r\nb\u2028c\u0000"))
                .isEqualTo("a\\u000d\\u000ab\\u2028c\\u0000");
        assertThat(Echo.oneLine("plain")).isEqualTo("plain");
    }

    @Test
    void long_values_are_cut() {
        assertThat(Echo.safe("x".repeat(10_000))).hasSize(101);
    }

    @Test
    void card_numbers_keys_and_client_secrets_are_withheld() {
        assertThat(Echo.safe("4242424242424242")).isEqualTo("[withheld]");
        assertThat(Echo.safe("sk_test_abc")).isEqualTo("[withheld]");
        assertThat(Echo.safe("pi_1_secret_2")).isEqualTo("[withheld]");
        assertThat(Echo.safe("whsec_abc")).isEqualTo("[withheld]");
    }
}
