package io.gerbang.checkout.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestCardsTest {

    @ParameterizedTest
    @CsvSource({
        "pm_card_visa, US, visa, 424242, 4242, credit",
        "pm_card_jcb, JP, jcb, 356600, 0505, credit",
        "pm_card_us, US, visa, 424242, 4242, credit",
        "pm_card_br, BR, visa, 400000, 0002, credit",
        "pm_card_ca, CA, visa, 400000, 0000, credit",
        "pm_card_mx, MX, visa, 400000, 8001, credit",
        "pm_card_ae_mastercard, AE, mastercard, 520000, 0022, credit",
        "pm_card_fr, FR, visa, 400000, 0003, credit",
        "pm_card_de, DE, visa, 400000, 0016, credit",
        "pm_card_gb, GB, visa, 400000, 0000, credit",
        "pm_card_gb_debit, GB, visa, 400005, 0005, debit",
        "pm_card_gb_mastercard, GB, mastercard, 555555, 4449, credit",
        "pm_card_au, AU, visa, 400000, 0006, credit",
        "pm_card_jp, JP, visa, 400000, 0003, credit",
        "pm_card_my, MY, visa, 400000, 0002, credit",
        "pm_card_sg, SG, visa, 400000, 0003, credit",
        "pm_card_th_credit, TH, visa, 400000, 0003, credit",
        "pm_card_th_debit, TH, visa, 400005, 0008, debit",
        "pm_card_bypassPending, US, visa, 400000, 0077, credit",
        "pm_card_bypassPendingInternational, IE, visa, 400000, 0278, credit",
        "pm_card_avsFail, US, visa, 400000, 0010, credit",
        "pm_card_debit_visaHsaProductCode, US, visa, 400005, 0072, debit"
    })
    void a_name_stands_for_the_card_that_is_published_under_it(
            String name, String country, String brand, String bin, String last4, String funding) {
        var card = TestCards.named(name).orElseThrow().facts().card();

        assertThat(card.country()).isEqualTo(country);
        assertThat(card.brand()).isEqualTo(brand);
        assertThat(card.bin()).isEqualTo(bin);
        assertThat(card.last4()).isEqualTo(last4);
        assertThat(card.funding()).isEqualTo(funding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pm_card_createDispute", "pm_card_pendingRefund", "pm_card_id"})
    void a_card_that_would_not_do_what_is_published_has_no_name(String name) {
        assertThat(TestCards.named(name)).isEmpty();
    }
}
