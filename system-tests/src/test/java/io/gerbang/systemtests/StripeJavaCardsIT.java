package io.gerbang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentMethodCreateParams;
import com.stripe.param.TokenCreateParams;
import com.stripe.service.V1Services;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cards by their numbers, which only the vault's two routes take. */
@ExtendWith(GatewayExtension.class)
class StripeJavaCardsIT {
    private static final long AMOUNT = 15_000_000;
    private static final String VISA = "4242424242424242";

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

    private static String fingerprint(PaymentMethod method) {
        return method.getCard().getFingerprint();
    }

    private static PaymentMethodCreateParams card(String number) {
        return PaymentMethodCreateParams.builder()
                .setType(PaymentMethodCreateParams.Type.CARD)
                .setCard(
                        PaymentMethodCreateParams.CardDetails.builder()
                                .setNumber(number)
                                .setExpMonth(12L)
                                .setExpYear(2034L)
                                .setCvc("123")
                                .build())
                .build();
    }

    private static PaymentMethodCreateParams cardOfToken(String token) {
        return PaymentMethodCreateParams.builder()
                .setType(PaymentMethodCreateParams.Type.CARD)
                .setCard(PaymentMethodCreateParams.Token.builder().setToken(token).build())
                .build();
    }
}
