package io.gerbang.web.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.form.FormCodec;
import io.gerbang.web.form.Params;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class WholeRupiahTest {

    @Test
    void amounts_in_rupiah_lose_their_hundredths_wherever_they_stand() throws IOException {
        assertThat(
                        shown(
                                """
                                {"amount": 1500000, "currency": "idr", "created": 1764108000,
                                 "latest_charge": {"amount": 1500000, "currency": "idr",
                                   "refunds": {"data": [{"amount": 50000}]}}}
                                """))
                .contains("\"amount\":15000,", "\"amount\":500}", "1764108000");
    }

    @Test
    void other_currencies_stay_as_they_are() throws IOException {
        assertThat(
                        shown(
                                """
                                {"available": [{"amount": 900, "currency": "usd"},
                                               {"amount": -65000, "currency": "idr"}]}
                                """))
                .contains("{\"amount\":900,", "{\"amount\":-650,");
    }

    @Test
    void what_an_event_says_of_before_has_the_currency_of_its_object() throws IOException {
        var event =
                """
                {"data": {"object": {"amount_refunded": 70000, "currency": "%s"},
                          "previous_attributes": {"amount_refunded": 20000}}}
                """;

        assertThat(shown(event.formatted("idr"))).contains(":700,", ":200}");
        assertThat(shown(event.formatted("eur"))).contains(":70000,", ":20000}");
    }

    @Test
    void amounts_that_are_sent_gain_them() {
        var params = params("amount=15000&currency=IDR&line[unit_amount]=700&limit=3");

        assertThat(params.requiredAmount("amount")).isEqualTo(1_500_000);
        assertThat(params.requiredCurrency("currency")).isEqualTo("idr");
        assertThat(params.object("line").requiredAmount("unit_amount")).isEqualTo(70_000);
        assertThat(params.requiredInteger("limit")).isEqualTo(3);
    }

    @Test
    void another_currency_and_more_than_there_is_are_refused() {
        var params = params("amount=92233720368547759&currency=usd");

        assertThatExceptionOfType(StripeException.class).isThrownBy(() -> params.amount("amount"));
        assertThatExceptionOfType(StripeException.class)
                .isThrownBy(() -> params.currency("currency"))
                .withMessageContaining("whole rupiah");
    }

    private static Params params(String query) {
        return FormCodec.parse(query, new byte[0]).inWholeRupiah();
    }

    private static String shown(String json) throws IOException {
        return WholeRupiah.of(new ObjectMapper().readTree(json)).toString();
    }
}
