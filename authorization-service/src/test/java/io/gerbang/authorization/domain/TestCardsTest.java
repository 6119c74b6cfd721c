package io.gerbang.authorization.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestCardsTest {

    @ParameterizedTest
    @CsvSource({
        "visa, 4242424242424242, US, credit",
        "jcb, 3566002020360505, JP, credit",
        "us, 4242424242424242, US, credit",
        "br, 4000000760000002, BR, credit",
        "ca, 4000001240000000, CA, credit",
        "mx, 4000004840008001, MX, credit",
        "ae_mastercard, 5200007840000022, AE, credit",
        "fr, 4000002500000003, FR, credit",
        "de, 4000002760000016, DE, credit",
        "gb, 4000008260000000, GB, credit",
        "gb_debit, 4000058260000005, GB, debit",
        "gb_mastercard, 5555558265554449, GB, credit",
        "au, 4000000360000006, AU, credit",
        "jp, 4000003920000003, JP, credit",
        "my, 4000004580000002, MY, credit",
        "sg, 4000007020000003, SG, credit",
        "th_credit, 4000007640000003, TH, credit",
        "th_debit, 4000057640000008, TH, debit",
        "bypassPending, 4000000000000077, US, credit",
        "bypassPendingInternational, 4000003720000278, IE, credit",
        "avsFail, 4000000000000010, US, credit",
        "avsLine1Fail, 4000000000000028, US, credit",
        "avsZipFail, 4000000000000036, US, credit",
        "avsUnchecked, 4000000000000044, US, credit",
        "debit_visaFsaProductCode, 4000051230000072, US, debit"
    })
    void a_name_and_its_token_stand_for_the_number_that_is_published_under_it(
            String name, String digits, String country, String funding) {
        var number = new CardNumber(digits);

        assertThat(TestCards.number("pm_card_" + name)).contains(number);
        assertThat(TestCards.ofToken("tok_" + name)).contains(number);
        assertThat(TestCards.country(number)).contains(country);
        assertThat(TestCards.funding(number)).isEqualTo(funding);
    }

    @ParameterizedTest
    @CsvSource({
        "4012888888881881, US, credit",
        "2223003122003222, US, credit",
        "371449635398431, US, credit",
        "6011000990139424, US, credit",
        "6011981111111113, US, debit",
        "3530111333300000, JP, credit",
        "4000006820000007, SA, credit"
    })
    void a_number_without_a_name_has_its_facts(String digits, String country, String funding) {
        var number = new CardNumber(digits);

        assertThat(TestCards.country(number)).contains(country);
        assertThat(TestCards.funding(number)).isEqualTo(funding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"createDispute", "pendingRefund", "id"})
    void a_card_that_would_not_do_what_is_published_has_no_name(String name) {
        assertThat(TestCards.number("pm_card_" + name)).isEmpty();
        assertThat(TestCards.ofToken("tok_" + name)).isEmpty();
    }

    @Test
    void nothing_is_known_of_a_number_that_is_not_published() {
        var number = new CardNumber("4539578763621486");

        assertThat(TestCards.country(number)).isEmpty();
        assertThat(TestCards.funding(number)).isEqualTo("unknown");
    }
}
