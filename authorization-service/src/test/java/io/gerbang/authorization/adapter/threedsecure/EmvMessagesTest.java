package io.gerbang.authorization.adapter.threedsecure;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.authorization.application.issuer.CardholderAuthentication;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmvMessagesTest {

    /** What the cardholder agrees to is what the issuer is asked for. */
    @ParameterizedTest
    @CsvSource({"usd, 1000, 1000", "ugx, 500, 5", "isk, 500, 5", "mga, 5, 500"})
    void a_purchase_counts_minor_units_by_iso_4217(String currency, long ours, String theirs) {
        var request =
                new CardholderAuthentication(
                        "transaction",
                        "acct_1",
                        false,
                        "pi_1",
                        "4242424242424242",
                        12,
                        2040,
                        ours,
                        currency,
                        false);

        var message = EmvMessages.authentication(request, "https://pay.example.com/pi_1");

        assertThat(message.getString("purchaseAmount")).isEqualTo(theirs);
    }
}
