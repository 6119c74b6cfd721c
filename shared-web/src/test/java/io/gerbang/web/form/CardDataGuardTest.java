package io.gerbang.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardDataGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "card[number]=4000000000000002",
                "card[number]=1",
                "card[cvc]=123",
                "payment_method_data[card][number]=4000000000000002",
                "metadata[note]=4000+0000+0000+0002",
                "metadata[4000000000000002]=x",
                "description=pay+with+4000000000000002",
                "nobody[asked][for]=4000000000000002"
            })
    void outside_the_vault_a_card_is_refused_and_not_echoed(String form) {
        var refusal = Refusal.of(() -> CardDataGuard.refuseCardData(FormCodec.parse(form)));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.getMessage() + refusal.param()).doesNotContain("0002");
    }

    @Test
    void the_vault_takes_a_card_in_its_own_fields_only() {
        var card = "type=card&card[number]=4000000000000002&card[cvc]=123";

        CardDataGuard.refuseMisplacedCardNumbers(FormCodec.parse(card));
        var refusal =
                Refusal.of(() ->
                        CardDataGuard.refuseMisplacedCardNumbers(
                                FormCodec.parse(card + "&metadata[n]=4000000000000002")));

        assertThat(refusal.param()).isEqualTo("metadata[n]");
    }

    @Test
    void a_saved_card_is_no_card_data() {
        var params = FormCodec.parse("payment_method=pm_card_visa&card[exp_month]=12");

        CardDataGuard.refuseCardData(params);

        assertThat(CardDataGuard.carriesCardData(params)).isFalse();
        assertThat(CardDataGuard.carriesCardData(FormCodec.parse("card[number]=1"))).isTrue();
    }
}
