package io.gerbang.fraud.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeTest {

    @ParameterizedTest
    @CsvSource({
        "CARD_FINGERPRINT, pm_card_visa:4242",
        "CARD_BIN, 445653",
        "CARD_COUNTRY, ID",
        "CUSTOMER_ID, cus_0123abc",
        "EMAIL_HASH, 0123456789abcdef",
        "EMAIL_DOMAIN, mail.example.co.id",
        "IP_HASH, 0123456789abcdef",
        "IP_PREFIX, 203.0.113.0/24",
        "IP_PREFIX, 2001:db8:1::/48",
        "IP_PREFIX, 2001:db8::/48",
        "IP_PREFIX, 2001:0:1::/48",
        "IP_PREFIX, ::/48"
    })
    void a_value_that_can_occur_is_accepted(Attribute attribute, String value) {
        assertThat(attribute.accepts(value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "CARD_FINGERPRINT, short",
        "CARD_FINGERPRINT, 'two words'",
        "CARD_BIN, 44565",
        "CARD_BIN, 4456531",
        "CARD_COUNTRY, id",
        "CUSTOMER_ID, acct_1",
        "EMAIL_HASH, someone@example.com",
        "IP_HASH, 192.0.2.15",
        "IP_HASH, 2001:db8::15",
        "EMAIL_DOMAIN, Example.com",
        "EMAIL_DOMAIN, example",
        "IP_PREFIX, 203.0.113.7",
        "IP_PREFIX, 203.0.113.7/24",
        "IP_PREFIX, 203.0.0.0/16",
        "IP_PREFIX, 2001:db8:0::/48",
        "IP_PREFIX, 2001:0db8:1::/48",
        "IP_PREFIX, 2001:db8:1:2::/48",
        "IP_PREFIX, 2001:db8::/32"
    })
    void a_value_that_can_never_match_is_not(Attribute attribute, String value) {
        assertThat(attribute.accepts(value)).isFalse();
    }
}
