package io.gerbang.checkout.application.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.gerbang.checkout.domain.Address;
import io.gerbang.checkout.domain.BillingDetails;
import io.gerbang.checkout.domain.Charge;
import io.gerbang.checkout.domain.PaymentFailure;
import io.gerbang.checkout.domain.PaymentMethod;
import io.gerbang.checkout.domain.TestCards;
import io.gerbang.events.PaymentMethodFacts;
import io.gerbang.events.Screening;
import io.gerbang.events.ScreeningDecision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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

    @ParameterizedTest
    @CsvSource({
        "pm_card_avsFail, fail, fail",
        "pm_card_avsLine1Fail, fail,",
        "pm_card_avsZipFail, , fail",
        "pm_card_avsUnchecked, unavailable, unavailable",
        "pm_card_visa, ,"
    })
    void a_test_card_shows_what_is_published_of_its_address(
            String name, @Nullable String line1, @Nullable String postalCode) {
        var checks = checks(paid(TestCards.named(name).orElseThrow(), false));

        assertThat(checks.get("address_line1_check").textValue()).isEqualTo(line1);
        assertThat(checks.get("address_postal_code_check").textValue()).isEqualTo(postalCode);
    }

    @Test
    void an_address_is_checked_as_far_as_it_was_given_with_a_number() {
        var street = new Address(null, null, "Jalan Sudirman 1", null, null, null);
        var postalCode = new Address(null, null, null, null, "10220", null);

        assertThat(checks(paid(withAddress(street), false)).get("address_line1_check").textValue())
                .isEqualTo("fail");
        assertThat(checks(paid(withAddress(street), false)).get("address_postal_code_check"))
                .isEqualTo(NullNode.instance);
        assertThat(checks(paid(withAddress(postalCode), false)).get("address_line1_check"))
                .isEqualTo(NullNode.instance);
        assertThat(checks(paid(withAddress(null), false)).get("address_line1_check"))
                .isEqualTo(NullNode.instance);
    }

    @Test
    void in_live_mode_no_card_is_a_test_card() {
        var method = TestCards.named("pm_card_avsFail").orElseThrow();

        assertThat(checks(paid(method, true)).get("address_line1_check"))
                .isEqualTo(NullNode.instance);
    }

    @Test
    void an_address_is_not_checked_where_no_bank_was_asked() {
        var method = TestCards.named("pm_card_avsFail").orElseThrow();
        var failure = new PaymentFailure("ch_1", "card_declined", "fraudulent");

        assertThat(checks(charge(method, false, failure, "blocked")).get("address_line1_check"))
                .isEqualTo(NullNode.instance);
    }

    private static JsonNode checks(Charge charge) {
        return ChargeView.of(charge).at("/payment_method_details/card/checks");
    }

    /** The card of {@code pm_card_avsFail}, by its number. */
    private static PaymentMethod withAddress(@Nullable Address address) {
        var card = TestCards.named("pm_card_avsFail").orElseThrow().facts().card();
        return new PaymentMethod(
                new PaymentMethodFacts("pm_1", "card", card, null),
                new BillingDetails(address, null, null, null));
    }

    private static Charge paid(PaymentMethod method, boolean livemode) {
        return charge(method, livemode, null, "authorized");
    }

    private static Charge failed(String outcome) {
        return charge(
                TestCards.named("pm_card_visa").orElseThrow(),
                false,
                new PaymentFailure("ch_1", "card_declined", "generic_decline"),
                outcome);
    }

    private static Charge charge(
            PaymentMethod method,
            boolean livemode,
            @Nullable PaymentFailure failure,
            String outcome) {
        return new Charge(
                "ch_1",
                "pi_1",
                "acct_1",
                livemode,
                Instant.EPOCH,
                1999,
                "usd",
                method,
                failure,
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
                false,
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
