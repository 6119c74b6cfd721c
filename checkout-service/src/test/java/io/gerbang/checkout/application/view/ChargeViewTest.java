package io.gerbang.checkout.application.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.domain.Charge;
import io.gerbang.checkout.domain.PaymentFailure;
import io.gerbang.checkout.domain.TestCards;
import io.gerbang.events.Screening;
import io.gerbang.events.ScreeningDecision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChargeViewTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "blocked         | Gerbang blocked this payment as too risky.",
                "invalid         | The card's details are invalid, so no bank was asked.",
                "issuer_declined | The bank returned the decline code `generic_decline`."
            })
    void a_seller_is_told_who_refused(String outcome, String message) {
        var view = ChargeView.of(failed(outcome));

        assertThat(view.at("/outcome/seller_message").textValue()).isEqualTo(message);
    }

    private static Charge failed(String outcome) {
        return new Charge(
                "ch_1",
                "pi_1",
                "acct_1",
                false,
                Instant.EPOCH,
                1999,
                "usd",
                TestCards.named("pm_card_visa").orElseThrow(),
                new PaymentFailure("ch_1", "card_declined", "generic_decline"),
                outcome,
                new Screening(80, ScreeningDecision.BLOCK, List.of()),
                "unchecked",
                null,
                null,
                null,
                null,
                false,
                0,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }
}
