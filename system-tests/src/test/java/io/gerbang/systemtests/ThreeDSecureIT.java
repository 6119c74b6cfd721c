package io.gerbang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.PaymentMethodOptions;
import com.stripe.param.PaymentIntentCreateParams.PaymentMethodOptions.Card.RequestThreeDSecure;
import com.stripe.service.V1Services;
import io.gerbang.systemtests.gateway.Cards;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.Shopper;
import io.gerbang.systemtests.gateway.Shopper.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Shoppers prove to their bank that it is they who pay. */
@ExtendWith(GatewayExtension.class)
class ThreeDSecureIT {
    private static final String RETURN_URL = "https://shop.example.com/done";
    private static final String DEMANDING = "pm_card_authenticationRequired";
    private static final Map<String, String> PASSWORD = Map.of("password", "112233");

    private final V1Services stripe;
    private final Shopper shopper = new Shopper();

    ThreeDSecureIT(RunningGateway gateway) {
        stripe = gateway.stripe(gateway.newMerchant().secretKey());
    }

    @Test
    void an_authenticated_shopper_pays_and_the_liability_shifts() throws Exception {
        var payment = create(purchase(DEMANDING));
        assertThat(payment.getStatus()).isEqualTo("requires_action");
        assertThat(payment.getNextAction().getType()).isEqualTo("redirect_to_url");
        assertThat(payment.getNextAction().getRedirectToUrl().getReturnUrl()).isEqualTo(RETURN_URL);

        var back = shopper.submit(shopper.submit(challenge(payment), PASSWORD), Map.of());

        assertThat(back.status()).isEqualTo(303);
        assertThat(back.location()).startsWith(RETURN_URL + "?");
        assertThat(back.parameter("payment_intent")).isEqualTo(payment.getId());
        assertThat(back.parameter("payment_intent_client_secret"))
                .isEqualTo(payment.getClientSecret());
        assertThat(back.parameter("redirect_status")).isEqualTo("succeeded");
        var paid = stripe.paymentIntents().retrieve(payment.getId());
        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(paid.getNextAction()).isNull();
        var authentication = threeDSecure(paid);
        assertThat(authentication.getResult()).isEqualTo("authenticated");
        assertThat(authentication.getAuthenticationFlow()).isEqualTo("challenge");
        assertThat(authentication.getElectronicCommerceIndicator()).isEqualTo("05");
        assertThat(authentication.getVersion()).isEqualTo("2.2.0");
    }

    @Test
    void a_shopper_who_cancels_may_pay_with_something_else() throws Exception {
        var payment = create(purchase(DEMANDING));

        var canceled = shopper.submit(challenge(payment), Map.of("cancel", "1"));
        var back = shopper.submit(canceled, Map.of());

        assertThat(back.parameter("redirect_status")).isEqualTo("failed");
        var failed = stripe.paymentIntents().retrieve(payment.getId());
        assertThat(failed.getStatus()).isEqualTo("requires_payment_method");
        assertThat(failed.getLastPaymentError().getCode())
                .isEqualTo("payment_intent_authentication_failure");
        assertThat(failed.getLatestCharge()).isNull();
        assertThat(
                        stripe.paymentIntents()
                                .confirm(
                                        payment.getId(),
                                        PaymentIntentConfirmParams.builder()
                                                .setPaymentMethod("pm_card_visa")
                                                .build())
                                .getStatus())
                .isEqualTo("succeeded");
    }

    @Test
    void a_shopper_who_comes_back_without_an_answer_may_go_there_again() throws Exception {
        var payment = create(purchase(DEMANDING));
        var question = challenge(payment);
        var wrong = shopper.submit(question, Map.of("password", "000000"));
        assertThat(wrong.html()).contains("Tries left: 2.");

        var again = shopper.submit(challenge(payment), PASSWORD);

        assertThat(shopper.submit(again, Map.of()).parameter("redirect_status"))
                .isEqualTo("succeeded");
    }

    @Test
    void a_bank_declines_even_an_authenticated_shopper_where_the_money_is_missing()
            throws Exception {
        var payment =
                create(purchase("pm_card_authenticationRequiredChargeDeclinedInsufficientFunds"));

        var back = shopper.submit(shopper.submit(challenge(payment), PASSWORD), Map.of());

        assertThat(back.parameter("redirect_status")).isEqualTo("failed");
        var error = stripe.paymentIntents().retrieve(payment.getId()).getLastPaymentError();
        assertThat(error.getDeclineCode()).isEqualTo("insufficient_funds");
        var charge = stripe.charges().retrieve(error.getCharge());
        assertThat(threeDSecure(charge).getResult()).isEqualTo("authenticated");
    }

    @Test
    void a_lookup_that_fails_is_a_decline_where_the_bank_demands_it() {
        assertThatThrownBy(() -> create(purchase("pm_card_threeDSecureRequiredProcessingError")))
                .isInstanceOfSatisfying(
                        CardException.class,
                        declined -> assertThat(declined.getCode()).isEqualTo("card_declined"));
    }

    @Test
    void a_shopper_who_is_away_is_declined() {
        assertThatThrownBy(() -> create(purchase(DEMANDING).setOffSession(true)))
                .isInstanceOfSatisfying(
                        CardException.class,
                        declined -> {
                            assertThat(declined.getCode()).isEqualTo("authentication_required");
                            assertThat(declined.getDeclineCode())
                                    .isEqualTo("authentication_required");
                            assertThat(declined.getCharge()).isNotNull();
                            var payment = declined.getStripeError().getPaymentIntent();
                            assertThat(payment.getStatus()).isEqualTo("requires_payment_method");
                            assertThat(payment.getLastPaymentError().getCode())
                                    .isEqualTo("authentication_required");
                        });
    }

    @Test
    void a_card_that_is_set_up_for_it_pays_while_the_shopper_is_away() throws StripeException {
        var paid =
                create(
                        purchase("pm_card_authenticationRequiredSetupForOffSession")
                                .setOffSession(true));

        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(threeDSecure(paid)).isNull();
    }

    @Test
    void a_shop_that_wants_no_action_is_told_that_one_is_required() {
        assertThatThrownBy(() -> create(purchase(DEMANDING).setErrorOnRequiresAction(true)))
                .isInstanceOfSatisfying(
                        CardException.class,
                        declined ->
                                assertThat(declined.getCode())
                                        .isEqualTo("authentication_required"));
    }

    @Test
    void what_a_shop_asks_for_is_done_as_far_as_the_card_can() throws StripeException {
        var frictionless = create(wanted(Cards.method(stripe, "4456561000000002")));
        assertThat(frictionless.getStatus()).isEqualTo("succeeded");
        assertThat(threeDSecure(frictionless).getAuthenticationFlow()).isEqualTo("frictionless");
        assertThat(threeDSecure(frictionless).getResult()).isEqualTo("authenticated");

        var attempted = create(wanted(Cards.method(stripe, "4456562000000000")));
        assertThat(threeDSecure(attempted).getResult()).isEqualTo("attempt_acknowledged");

        var notEnrolled = create(wanted("pm_card_visa"));
        assertThat(notEnrolled.getStatus()).isEqualTo("succeeded");
        assertThat(threeDSecure(notEnrolled).getResult()).isEqualTo("not_supported");

        var optional = create(wanted("pm_card_threeDSecureOptional"));
        assertThat(optional.getStatus()).isEqualTo("requires_action");
        assertThat(create(purchase("pm_card_threeDSecureOptional")).getStatus())
                .isEqualTo("succeeded");
    }

    @Test
    void a_bank_that_rejects_the_shopper_at_once_fails_the_payment() throws StripeException {
        var rejected = Cards.method(stripe, "4456563000000008");

        assertThatThrownBy(() -> create(wanted(rejected)))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        failed ->
                                assertThat(failed.getCode())
                                        .isEqualTo("payment_intent_authentication_failure"));
    }

    @Test
    void a_payment_that_waits_for_its_shopper_is_canceled() throws Exception {
        var payment = create(purchase(DEMANDING));

        assertThat(stripe.paymentIntents().cancel(payment.getId()).getStatus())
                .isEqualTo("canceled");
        assertThat(shopper.open(payment.getNextAction().getRedirectToUrl().getUrl()).status())
                .isEqualTo(404);
    }

    /** The bank's question. */
    private Page challenge(PaymentIntent payment) throws Exception {
        var page = shopper.open(payment.getNextAction().getRedirectToUrl().getUrl());
        return shopper.submit(page, Map.of());
    }

    private PaymentIntent create(PaymentIntentCreateParams.Builder params) throws StripeException {
        return stripe.paymentIntents().create(params.build());
    }

    private static PaymentIntentCreateParams.Builder purchase(String paymentMethod) {
        return PaymentIntentCreateParams.builder()
                .setAmount(15_000_000L)
                .setCurrency("idr")
                .addPaymentMethodType("card")
                .setPaymentMethod(paymentMethod)
                .setReturnUrl(RETURN_URL)
                .setConfirm(true);
    }

    private static PaymentIntentCreateParams.Builder wanted(String paymentMethod) {
        return purchase(paymentMethod)
                .setPaymentMethodOptions(
                        PaymentMethodOptions.builder()
                                .setCard(
                                        PaymentMethodOptions.Card.builder()
                                                .setRequestThreeDSecure(RequestThreeDSecure.ANY)
                                                .build())
                                .build());
    }

    private Charge.PaymentMethodDetails.Card.ThreeDSecure threeDSecure(PaymentIntent payment)
            throws StripeException {
        return threeDSecure(stripe.charges().retrieve(payment.getLatestCharge()));
    }

    private static Charge.PaymentMethodDetails.Card.ThreeDSecure threeDSecure(Charge charge) {
        return charge.getPaymentMethodDetails().getCard().getThreeDSecure();
    }
}
