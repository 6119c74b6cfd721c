package io.gerbang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentMethodCreateParams;
import com.stripe.param.PaymentMethodCreateParams.BillingDetails;
import com.stripe.param.TokenCreateParams;
import com.stripe.service.V1Services;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cards by their numbers, which only the vault's two routes take. */
@ExtendWith(GatewayExtension.class)
class StripeJavaCardsIT {
    private static final long AMOUNT = 15_000_000;
    private static final String VISA = "4242424242424242";

    /** Countries whose card is named by their code. */
    private static final String COUNTRIES =
            "us ar br ca cl co cr ec mx pa py pe uy ae at be bg by hr cy cz dk ee fi fr de gi gr hu"
                    + " ie it lv li lt lu mt nl no pl pt ro si sk es se ch gb au cn hk in jp my nz"
                    + " sg tw";

    private static final List<String> OTHERS =
            List.of(
                    "pm_card_visa",
                    "pm_card_visa_debit",
                    "pm_card_mastercard",
                    "pm_card_mastercard_debit",
                    "pm_card_mastercard_prepaid",
                    "pm_card_amex",
                    "pm_card_discover",
                    "pm_card_diners",
                    "pm_card_jcb",
                    "pm_card_unionpay",
                    "pm_card_debit_visaFsaProductCode",
                    "pm_card_debit_visaHsaProductCode",
                    "pm_card_mastercard_debit_mastercardFsaProductCode",
                    "pm_card_ae_mastercard",
                    "pm_card_gb_debit",
                    "pm_card_gb_mastercard",
                    "pm_card_th_credit",
                    "pm_card_th_debit",
                    "pm_card_bypassPending",
                    "pm_card_bypassPendingInternational");

    private final V1Services server;
    private final V1Services browser;

    StripeJavaCardsIT(RunningGateway gateway) {
        var merchant = gateway.newMerchant();
        server = gateway.stripe(merchant.secretKey());
        browser = gateway.stripe(merchant.publishableKey());
    }

    @Test
    void a_card_that_the_browser_gave_to_the_vault_pays() throws StripeException {
        var method = browser.paymentMethods().create(card(VISA));
        assertThat(method.getCard().getBrand()).isEqualTo("visa");
        assertThat(method.getCard().getLast4()).isEqualTo("4242");

        var payment = pay(method.getId());

        assertThat(payment.getStatus()).isEqualTo("succeeded");
        assertThat(payment.getPaymentMethod()).isEqualTo(method.getId());
    }

    @Test
    void a_card_that_the_server_gave_to_the_vault_pays() throws StripeException {
        var method = server.paymentMethods().create(card("5555555555554444"));

        assertThat(method.getCard().getBrand()).isEqualTo("mastercard");
        assertThat(pay(method.getId()).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void a_number_has_one_fingerprint() throws StripeException {
        var first = fingerprint(browser.paymentMethods().create(card(VISA)));
        var again = fingerprint(server.paymentMethods().create(card(VISA)));
        var other = fingerprint(server.paymentMethods().create(card("4000056655665556")));

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void a_token_becomes_a_payment_method() throws StripeException {
        var token =
                browser.tokens()
                        .create(
                                TokenCreateParams.builder()
                                        .setCard(
                                                TokenCreateParams.Card.builder()
                                                        .setNumber(VISA)
                                                        .setExpMonth("12")
                                                        .setExpYear("2034")
                                                        .setCvc("123")
                                                        .build())
                                        .build());
        assertThat(token.getType()).isEqualTo("card");
        assertThat(token.getUsed()).isFalse();
        assertThat(token.getCard().getLast4()).isEqualTo("4242");

        var method = server.paymentMethods().create(cardOfToken(token.getId()));

        assertThat(pay(method.getId()).getStatus()).isEqualTo("succeeded");
        assertThatThrownBy(() -> server.paymentMethods().create(cardOfToken(token.getId())))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void the_bank_declines_a_number_as_published() throws StripeException {
        var method = server.paymentMethods().create(card("4000000000009995"));

        assertThatThrownBy(() -> pay(method.getId()))
                .isInstanceOfSatisfying(
                        CardException.class,
                        declined ->
                                assertThat(declined.getDeclineCode())
                                        .isEqualTo("insufficient_funds"));
    }

    @Test
    void the_bank_approves_the_card_of_every_country_that_has_a_name() throws StripeException {
        for (var code : COUNTRIES.split(" ")) {
            var details = charge(pay("pm_card_" + code)).getPaymentMethodDetails();

            assertThat(details.getCard().getCountry()).isEqualTo(code.toUpperCase(Locale.ROOT));
        }
    }

    @Test
    void the_bank_approves_every_other_success_card_that_has_a_name() throws StripeException {
        for (var name : OTHERS) {
            assertThat(pay(name).getStatus()).as(name).isEqualTo("succeeded");
        }
    }

    @Test
    void a_token_of_a_country_is_its_card() throws StripeException {
        var method = server.paymentMethods().create(cardOfToken("tok_sg"));

        assertThat(method.getCard().getCountry()).isEqualTo("SG");
        assertThat(pay(method.getId()).getStatus()).isEqualTo("succeeded");
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_cvcCheckFail, fail, ,",
        "pm_card_avsFail, pass, fail, fail",
        "pm_card_avsLine1Fail, pass, fail,",
        "pm_card_avsZipFail, pass, , fail",
        "pm_card_avsUnchecked, pass, unavailable, unavailable"
    })
    void a_check_ends_as_published_and_the_card_pays(
            String name, String cvc, @Nullable String line1, @Nullable String postalCode)
            throws StripeException {
        var charge = charge(pay(name));
        var checks = charge.getPaymentMethodDetails().getCard().getChecks();

        assertThat(charge.getPaid()).isTrue();
        assertThat(checks.getCvcCheck()).isEqualTo(cvc);
        assertThat(checks.getAddressLine1Check()).isEqualTo(line1);
        assertThat(checks.getAddressPostalCodeCheck()).isEqualTo(postalCode);
    }

    @Test
    void a_postal_code_that_was_given_with_a_number_is_checked() throws StripeException {
        var without = server.paymentMethods().create(card("4000000000000036"));
        var address = BillingDetails.Address.builder().setPostalCode("10220").build();
        var given =
                PaymentMethodCreateParams.builder()
                        .setType(PaymentMethodCreateParams.Type.CARD)
                        .setCard(details("4000000000000036"))
                        .setBillingDetails(BillingDetails.builder().setAddress(address).build())
                        .build();
        var with = server.paymentMethods().create(given);

        assertThat(postalCodeCheck(pay(without.getId()))).isNull();
        assertThat(postalCodeCheck(pay(with.getId()))).isEqualTo("fail");
    }

    @Test
    void a_mistyped_number_is_a_card_exception() {
        assertThatThrownBy(() -> browser.paymentMethods().create(card("4242424242424241")))
                .isInstanceOfSatisfying(
                        CardException.class,
                        refused -> {
                            assertThat(refused.getCode()).isEqualTo("incorrect_number");
                            assertThat(refused.getMessage()).doesNotContain("4242");
                        });
    }

    @Test
    void a_publishable_key_takes_no_payment() {
        assertThatThrownBy(() -> browser.paymentIntents().list())
                .isInstanceOf(PermissionException.class);
    }

    private PaymentIntent pay(String paymentMethod) throws StripeException {
        return server.paymentIntents()
                .create(
                        PaymentIntentCreateParams.builder()
                                .setAmount(AMOUNT)
                                .setCurrency("idr")
                                .addPaymentMethodType("card")
                                .setPaymentMethod(paymentMethod)
                                .setConfirm(true)
                                .build());
    }

    private Charge charge(PaymentIntent payment) throws StripeException {
        return server.charges().retrieve(payment.getLatestCharge());
    }

    private @Nullable String postalCodeCheck(PaymentIntent payment) throws StripeException {
        var card = charge(payment).getPaymentMethodDetails().getCard();
        return card.getChecks().getAddressPostalCodeCheck();
    }

    private static String fingerprint(PaymentMethod method) {
        return method.getCard().getFingerprint();
    }

    private static PaymentMethodCreateParams card(String number) {
        return PaymentMethodCreateParams.builder()
                .setType(PaymentMethodCreateParams.Type.CARD)
                .setCard(details(number))
                .build();
    }

    private static PaymentMethodCreateParams.CardDetails details(String number) {
        return PaymentMethodCreateParams.CardDetails.builder()
                .setNumber(number)
                .setExpMonth(12L)
                .setExpYear(2034L)
                .setCvc("123")
                .build();
    }

    private static PaymentMethodCreateParams cardOfToken(String token) {
        return PaymentMethodCreateParams.builder()
                .setType(PaymentMethodCreateParams.Type.CARD)
                .setCard(PaymentMethodCreateParams.Token.builder().setToken(token).build())
                .build();
    }
}
