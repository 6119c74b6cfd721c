package io.gerbang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.SetupIntent;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.SetupIntentCreateParams;
import com.stripe.param.SetupIntentListParams;
import com.stripe.service.V1Services;
import io.gerbang.systemtests.gateway.Await;
import io.gerbang.systemtests.gateway.Cards;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.Shopper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A shop that keeps cards before they pay, with the official Java client. */
@ExtendWith(GatewayExtension.class)
@Isolated("It has the books checked.")
class StripeJavaSetupIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String RETURN_URL = "https://shop.example.com/done";

    /** Of this BIN the issuer's answer to the first request is lost. */
    private static final String LOST_ANSWER = "4456553000000009";

    private final RunningGateway gateway;
    private final V1Services stripe;
    private final Shopper shopper = new Shopper();
    private String customer;

    StripeJavaSetupIT(RunningGateway gateway) {
        this.gateway = gateway;
        stripe = gateway.stripe(gateway.newMerchant().secretKey());
    }

    @BeforeEach
    void meet() throws StripeException {
        customer =
                stripe.customers()
                        .create(CustomerCreateParams.builder().setName("Ayu").build())
                        .getId();
    }

    @Test
    void a_card_that_was_set_up_pays_while_the_shopper_is_away() throws StripeException {
        var setup = create(Cards.method(stripe, "4242424242424242"));

        assertThat(setup.getStatus()).isEqualTo("succeeded");
        assertThat(stripe.paymentMethods().retrieve(setup.getPaymentMethod()).getCustomer())
                .isEqualTo(customer);
        var mandate = stripe.mandates().retrieve(setup.getMandate());
        assertThat(mandate.getStatus()).isEqualTo("active");
        assertThat(mandate.getPaymentMethod()).isEqualTo(setup.getPaymentMethod());
        assertThat(
                        stripe.setupIntents()
                                .list(SetupIntentListParams.builder().setCustomer(customer).build())
                                .getData())
                .extracting(SetupIntent::getId)
                .containsExactly(setup.getId());
        assertThat(payInAbsence(setup.getPaymentMethod()).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void a_refused_card_is_not_kept() throws StripeException {
        assertThatThrownBy(() -> create("pm_card_chargeDeclined"))
                .isInstanceOfSatisfying(
                        CardException.class,
                        error ->
                                assertThat(error.getStripeError().getSetupIntent().getStatus())
                                        .isEqualTo("requires_payment_method"));
        assertThat(stripe.customers().paymentMethods().list(customer).getData()).isEmpty();
    }

    @Test
    void a_shopper_answers_the_bank_before_the_card_is_kept() throws Exception {
        var setup = create("pm_card_authenticationRequired");
        assertThat(setup.getStatus()).isEqualTo("requires_action");

        var back = answer(setup);

        assertThat(back.location()).startsWith(RETURN_URL + "?");
        assertThat(back.parameter("setup_intent")).isEqualTo(setup.getId());
        assertThat(back.parameter("redirect_status")).isEqualTo("succeeded");
        assertThat(stripe.setupIntents().retrieve(setup.getId()).getStatus())
                .isEqualTo("succeeded");
        assertThat(stripe.customers().paymentMethods().list(customer).getData()).hasSize(1);
    }

    @Test
    void a_card_that_was_set_up_with_its_shopper_is_not_asked_for_them_again() throws Exception {
        var once = "pm_card_authenticationRequiredOnSetup";
        var card = stripe.paymentMethods().attach(once, attached()).getId();
        assertThatThrownBy(() -> payInAbsence(card))
                .isInstanceOfSatisfying(
                        CardException.class,
                        error -> assertThat(error.getCode()).isEqualTo("authentication_required"));

        answer(create(card));

        assertThat(payInAbsence(card).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void an_answer_that_was_not_heard_is_asked_for_again() throws Exception {
        var setup = create(Cards.method(stripe, LOST_ANSWER)).getId();

        var settled =
                Await.until(
                        LIMIT,
                        found -> !found.getStatus().equals("processing"),
                        () -> stripe.setupIntents().retrieve(setup));

        assertThat(settled.getStatus()).isEqualTo("succeeded");
        assertThat(settled.getMandate()).isNotNull();
    }

    @Test
    void all_books_agree_that_nothing_is_held(@TempDir Path folder) throws Exception {
        var verified = create("pm_card_visa").getId();
        var challenged = create("pm_card_authenticationRequired").getId();
        var canceled = create("pm_card_authenticationRequired").getId();
        stripe.setupIntents().cancel(canceled);
        var promised = "POST /v1/setup_intents 200 " + verified + "\n";
        var journal = Files.writeString(folder.resolve("journal.txt"), promised);

        var check = gateway.check(journal).output();

        assertThat(check).contains("I8", "I9").doesNotContain(verified, challenged, canceled);
    }

    private Shopper.Page answer(SetupIntent setup) throws Exception {
        var page = shopper.open(setup.getNextAction().getRedirectToUrl().getUrl());
        var question = shopper.submit(page, Map.of());
        var answered = shopper.submit(question, Map.of("password", "112233"));
        return shopper.submit(answered, Map.of());
    }

    private PaymentMethodAttachParams attached() {
        return PaymentMethodAttachParams.builder().setCustomer(customer).build();
    }

    private PaymentIntent payInAbsence(String card) throws StripeException {
        return stripe.paymentIntents()
                .create(
                        PaymentIntentCreateParams.builder()
                                .setAmount(15_000_000L)
                                .setCurrency("idr")
                                .setCustomer(customer)
                                .setPaymentMethod(card)
                                .setOffSession(true)
                                .setConfirm(true)
                                .build());
    }

    private SetupIntent create(String card) throws StripeException {
        return stripe.setupIntents()
                .create(
                        SetupIntentCreateParams.builder()
                                .setCustomer(customer)
                                .setPaymentMethod(card)
                                .addPaymentMethodType("card")
                                .setReturnUrl(RETURN_URL)
                                .setConfirm(true)
                                .build());
    }
}
