package io.gerbang.authorization.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuerRefusalTest {

    @ParameterizedTest
    @CsvSource({
        "05, card_declined, generic_decline",
        "51, card_declined, insufficient_funds",
        "54, expired_card, expired_card",
        "82, incorrect_cvc, incorrect_cvc",
        "N7, incorrect_cvc, incorrect_cvc",
        "14, incorrect_number, incorrect_number",
        "41, card_declined, lost_card",
        "43, card_declined, stolen_card",
        "61, card_declined, withdrawal_count_limit_exceeded",
        "65, card_declined, card_velocity_exceeded",
        "91, processing_error, processing_error",
        "96, processing_error, processing_error",
        "ZZ, card_declined, generic_decline"
    })
    void a_response_code_has_stripes_words(String responseCode, String code, String declineCode) {
        assertThat(IssuerRefusal.of(responseCode)).isEqualTo(new IssuerRefusal(code, declineCode));
    }
}
