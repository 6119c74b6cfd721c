package io.gerbang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.ChargeListParams;
import com.stripe.param.ChargeSearchParams;
import com.stripe.param.ChargeUpdateParams;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerSearchParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.SetupFutureUsage;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PaymentMethodCreateParams;
import com.stripe.param.PaymentMethodListParams;
import com.stripe.param.PaymentMethodUpdateParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.service.V1Services;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A shop whose customers come back, with the official Java client. */
@ExtendWith(GatewayExtension.class)
class StripeJavaCustomersIT {
    private static final long AMOUNT = 15_000_000;

    private final V1Services stripe;

    StripeJavaCustomersIT(RunningGateway gateway) {
        stripe = gateway.stripe(gateway.newMerchant().secretKey());
    }

    @Test
    void a_customer_comes_and_goes() throws StripeException {
        var customer = newCustomer("Ayu Lestari");
        assertThat(customer.getEmail()).isEqualTo("ayu@example.com");

        stripe.customers()
                .update(
                        customer.getId(),
                        CustomerUpdateParams.builder().putMetadata("tier", "gold").build());
        var found =
                stripe.customers()
                        .search(
                                CustomerSearchParams.builder()
                                        .setQuery("name~\"lestari\" AND metadata['tier']:'gold'")
                                        .build());
        assertThat(found.getData()).extracting(Customer::getId).containsExactly(customer.getId());

        assertThat(stripe.customers().delete(customer.getId()).getDeleted()).isTrue();
        assertThat(stripe.customers().retrieve(customer.getId()).getDeleted()).isTrue();
    }

    @Test
    void a_card_from_the_vault_pays_again_and_again() throws StripeException {
        var customer = newCustomer("Budi").getId();
        var card = stripe.paymentMethods().create(visa()).getId();
        stripe.paymentMethods()
                .attach(card, PaymentMethodAttachParams.builder().setCustomer(customer).build());

        var first = pay(card, customer);
        var renewed = stripe.paymentMethods().update(card, expiringIn(2036));
        var second = pay(card, customer);

        assertThat(renewed.getCard().getExpYear()).isEqualTo(2036);
        assertThat(second.getStatus()).isEqualTo("succeeded");
        var charge = stripe.charges().retrieve(second.getLatestCharge());
        assertThat(charge.getCustomer()).isEqualTo(customer);
        assertThat(charge.getPaymentMethodDetails().getCard().getExpYear()).isEqualTo(2036);
        var payments =
                stripe.paymentIntents()
                        .list(PaymentIntentListParams.builder().setCustomer(customer).build());
        assertThat(payments.getData())
                .extracting(PaymentIntent::getId)
                .containsExactly(second.getId(), first.getId());
        stripe.paymentMethods().detach(card);
        assertThatThrownBy(() -> pay(card, customer)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void a_renewal_that_is_repeated_takes_back_none_that_came_after_it() throws StripeException {
        var customer = newCustomer("Budi").getId();
        var card = stripe.paymentMethods().create(visa()).getId();
        stripe.paymentMethods()
                .attach(card, PaymentMethodAttachParams.builder().setCustomer(customer).build());
        var once = RequestOptions.builder().setIdempotencyKey("renewal-1").build();
        stripe.paymentMethods().update(card, expiringIn(2036), once);
        stripe.paymentMethods().update(card, expiringIn(2037));

        var repeated = stripe.paymentMethods().update(card, expiringIn(2036), once);
        assertThatThrownBy(() -> stripe.paymentMethods().update(card, expiringIn(2038), once))
                .isInstanceOf(IdempotencyException.class);

        assertThat(repeated.getCard().getExpYear()).isEqualTo(2036);
        var charge = stripe.charges().retrieve(pay(card, customer).getLatestCharge());
        assertThat(charge.getPaymentMethodDetails().getCard().getExpYear()).isEqualTo(2037);
    }

    @Test
    void a_card_is_kept_with_the_first_payment() throws StripeException {
        var customer = newCustomer("Citra").getId();

        stripe.paymentIntents()
                .create(
                        payment("pm_card_visa", customer)
                                .setSetupFutureUsage(SetupFutureUsage.OFF_SESSION)
                                .build());

        var kept =
                stripe.paymentMethods()
                        .list(
                                PaymentMethodListParams.builder()
                                        .setCustomer(customer)
                                        .setType(PaymentMethodListParams.Type.CARD)
                                        .build())
                        .getData();
        assertThat(kept).extracting(PaymentMethod::getCustomer).containsExactly(customer);
        assertThat(pay(kept.getFirst().getId(), customer).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void charges_and_refunds_are_found_and_annotated() throws StripeException {
        var payment = pay("pm_card_visa", newCustomer("Dewi").getId());
        var charge = payment.getLatestCharge();
        stripe.charges()
                .update(charge, ChargeUpdateParams.builder().putMetadata("order", "7").build());
        var refund =
                stripe.refunds()
                        .create(
                                RefundCreateParams.builder()
                                        .setCharge(charge)
                                        .setAmount(AMOUNT)
                                        .build());

        var ofPayment = ChargeListParams.builder().setPaymentIntent(payment.getId()).build();
        assertThat(stripe.charges().list(ofPayment).getData())
                .extracting(Charge::getId)
                .containsExactly(charge);
        var annotated =
                ChargeSearchParams.builder()
                        .setQuery("metadata['order']:'7' AND refunded:'true'")
                        .build();
        assertThat(stripe.charges().search(annotated).getData())
                .extracting(Charge::getId)
                .containsExactly(charge);
        var ofCharge = RefundListParams.builder().setCharge(charge).build();
        assertThat(stripe.refunds().list(ofCharge).getData())
                .extracting(Refund::getId)
                .containsExactly(refund.getId());
        var ofCustomer =
                PaymentIntentSearchParams.builder()
                        .setQuery("customer:'%s'".formatted(payment.getCustomer()))
                        .build();
        assertThat(stripe.paymentIntents().search(ofCustomer).getData())
                .extracting(PaymentIntent::getId)
                .containsExactly(payment.getId());
    }

    private Customer newCustomer(String name) throws StripeException {
        return stripe.customers()
                .create(
                        CustomerCreateParams.builder()
                                .setName(name)
                                .setEmail("ayu@example.com")
                                .build());
    }

    private PaymentIntent pay(String card, String customer) throws StripeException {
        return stripe.paymentIntents().create(payment(card, customer).setOffSession(true).build());
    }

    private static PaymentIntentCreateParams.Builder payment(String card, String customer) {
        return PaymentIntentCreateParams.builder()
                .setAmount(AMOUNT)
                .setCurrency("idr")
                .addPaymentMethodType("card")
                .setPaymentMethod(card)
                .setCustomer(customer)
                .setConfirm(true);
    }

    private static PaymentMethodUpdateParams expiringIn(long year) {
        return PaymentMethodUpdateParams.builder()
                .setCard(
                        PaymentMethodUpdateParams.Card.builder()
                                .setExpMonth(3L)
                                .setExpYear(year)
                                .build())
                .build();
    }

    private static PaymentMethodCreateParams visa() {
        return PaymentMethodCreateParams.builder()
                .setType(PaymentMethodCreateParams.Type.CARD)
                .setCard(
                        PaymentMethodCreateParams.CardDetails.builder()
                                .setNumber("4242424242424242")
                                .setExpMonth(12L)
                                .setExpYear(2034L)
                                .setCvc("123")
                                .build())
                .build();
    }
}
