package io.gerbang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.net.Webhook;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.ApiVersion;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import com.stripe.service.V1Services;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.WebhookListener;
import io.gerbang.systemtests.gateway.Wire;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page of a checkout session, driven as its script drives it in a browser. */
@ExtendWith(GatewayExtension.class)
class HostedPageIT {
    private static final String SUCCESS = "https://shop.example/thanks?session=";
    private static final String VISA = "4242424242424242";
    private static final String NO_FUNDS = "4000000000009995";

    private final RunningGateway gateway;
    private final V1Services stripe;
    private final Wire browser;

    HostedPageIT(RunningGateway gateway) {
        this.gateway = gateway;
        stripe = gateway.stripe(gateway.newMerchant().secretKey());
        browser = new Wire(gateway);
    }

    @Test
    void a_shopper_pays_with_a_second_card_and_the_shop_is_told() throws Exception {
        try (var listener = new WebhookListener()) {
            var secret = register(listener);
            var session = stripe.checkout().sessions().create(coffee());
            assertThat(session.getUrl()).startsWith(gateway.url() + "/c/pay/" + session.getId());
            var path = URI.create(session.getUrl()).getPath();
            var page = browser.get(path);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("script-src 'nonce-", "frame-ancestors 'none'");
            assertThat(page.text()).contains("Kopi &lt;b&gt;", "IDR 150,000.00");

            var declined = pay(page.text(), NO_FUNDS);
            var paid = pay(browser.get(path).text(), VISA);

            assertThat(declined.status()).isEqualTo(402);
            assertThat(declined.error("message")).isEqualTo("Your card has insufficient funds.");
            assertThat(paid.json().get("url").getAsString()).isEqualTo(SUCCESS + session.getId());
            var delivery = listener.next();
            var event = Webhook.constructEvent(delivery.body(), delivery.signature(), secret);
            assertThat(event.getType()).isEqualTo("checkout.session.completed");
            var told = (Session) event.getDataObjectDeserializer().getObject().orElseThrow();
            assertThat(told.getId()).isEqualTo(session.getId());
            assertThat(told.getPaymentStatus()).isEqualTo("paid");
            assertThat(told.getCustomerDetails().getName()).isEqualTo("Budi");
            assertThat(stripe.paymentIntents().retrieve(told.getPaymentIntent()).getStatus())
                    .isEqualTo("succeeded");
            assertThat(browser.get(path).text()).contains("This has been paid");
        }
    }

    @Test
    void nobody_pays_for_what_the_merchant_has_ended() throws Exception {
        var session = stripe.checkout().sessions().create(coffee());
        var path = URI.create(session.getUrl()).getPath();
        var page = browser.get(path).text();

        var expired = stripe.checkout().sessions().expire(session.getId());
        var late = pay(page, VISA);

        assertThat(expired.getStatus()).isEqualTo("expired");
        assertThat(late.json().get("url").getAsString()).isEqualTo(path);
        assertThat(browser.get(path).text()).contains("The time to pay here is over");
        assertThat(stripe.paymentIntents().list().getData()).isEmpty();
        assertThat(stripe.checkout().sessions().lineItems().list(session.getId()).getData())
                .singleElement()
                .satisfies(item -> assertThat(item.getAmountTotal()).isEqualTo(15_000_000));
    }

    @Test
    void a_shopper_leaves_a_card_that_pays_later() throws Exception {
        var customer =
                stripe.customers().create(CustomerCreateParams.builder().setName("Budi").build());
        var session =
                stripe.checkout()
                        .sessions()
                        .create(
                                SessionCreateParams.builder()
                                        .setMode(Mode.SETUP)
                                        .setSuccessUrl(SUCCESS + "{CHECKOUT_SESSION_ID}")
                                        .setCustomer(customer.getId())
                                        .build());
        var page = browser.get(URI.create(session.getUrl()).getPath()).text();

        var kept = pay(page, VISA);

        assertThat(kept.json().get("url").getAsString()).isEqualTo(SUCCESS + session.getId());
        var setup = stripe.setupIntents().retrieve(session.getSetupIntent());
        assertThat(setup.getStatus()).isEqualTo("succeeded");
        assertThat(stripe.checkout().sessions().retrieve(session.getId()).getPaymentStatus())
                .isEqualTo("no_payment_required");
        var order =
                PaymentIntentCreateParams.builder()
                        .setAmount(15_000_000L)
                        .setCurrency("idr")
                        .setCustomer(customer.getId())
                        .setPaymentMethod(setup.getPaymentMethod())
                        .setOffSession(true)
                        .setConfirm(true);
        assertThat(stripe.paymentIntents().create(order.build()).getStatus())
                .isEqualTo("succeeded");
    }

    /** The card goes to the vault with the page's key, and its name to where the page says. */
    private Wire.Answer pay(String page, String number) throws Exception {
        var card =
                "type=card&card[number]=%s&card[exp_month]=12&card[exp_year]=34&card[cvc]=123"
                        .formatted(number);
        var method =
                browser.with(attribute(page, "data-key"))
                        .post("/v1/payment_methods", card + "&billing_details[name]=Budi");
        assertThat(method.status()).as(method.text()).isEqualTo(200);
        var id = method.json().get("id").getAsString();
        return browser.post(attribute(page, "data-confirm"), "payment_method=" + id);
    }

    private static String attribute(String page, String name) {
        var found = Pattern.compile(name + "=\"([^\"]+)\"").matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    private String register(WebhookListener listener) throws StripeException {
        return stripe.webhookEndpoints()
                .create(
                        WebhookEndpointCreateParams.builder()
                                .setUrl(listener.url())
                                .setApiVersion(ApiVersion.VERSION_2026_07_29_DAHLIA)
                                .addEnabledEvent(EnabledEvent.CHECKOUT__SESSION__COMPLETED)
                                .build())
                .getSecret();
    }

    private static SessionCreateParams coffee() {
        var product = PriceData.ProductData.builder().setName("Kopi <b>").build();
        var price =
                PriceData.builder()
                        .setCurrency("idr")
                        .setUnitAmount(7_500_000L)
                        .setProductData(product)
                        .build();
        return SessionCreateParams.builder()
                .setMode(Mode.PAYMENT)
                .setSuccessUrl(SUCCESS + "{CHECKOUT_SESSION_ID}")
                .addLineItem(LineItem.builder().setPriceData(price).setQuantity(2L).build())
                .build();
    }
}
