package io.gerbang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.WebhookEndpoint;
import com.stripe.net.Webhook;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.ApiVersion;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import com.stripe.service.V1Services;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.WebhookListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signed webhooks, which the official client itself verifies and reads. */
@ExtendWith(GatewayExtension.class)
class StripeJavaWebhookIT {
    private final V1Services stripe;

    StripeJavaWebhookIT(RunningGateway gateway) {
        stripe = gateway.stripe(gateway.newMerchant().secretKey());
    }

    @Test
    void a_webhook_is_verified_and_read_by_the_client() throws Exception {
        try (var listener = new WebhookListener()) {
            var endpoint = register(listener);
            var payment = pay();

            var delivery = listener.next();
            var event =
                    Webhook.constructEvent(
                            delivery.body(), delivery.signature(), endpoint.getSecret());

            assertThat(event.getType()).isEqualTo("payment_intent.succeeded");
            assertThat(event.getApiVersion())
                    .isEqualTo(ApiVersion.VERSION_2026_07_29_DAHLIA.getValue());
            var told = event.getDataObjectDeserializer().getObject().orElseThrow();
            assertThat(((PaymentIntent) told).getId()).isEqualTo(payment.getId());
            assertThat(stripe.events().retrieve(event.getId()).getType())
                    .isEqualTo(event.getType());
        }
    }

    @Test
    void an_altered_webhook_is_not_verified() throws Exception {
        try (var listener = new WebhookListener()) {
            var endpoint = register(listener);
            pay();

            var delivery = listener.next();
            var altered = delivery.body().replace("succeeded", "canceled");

            assertThatThrownBy(() ->
                            Webhook.constructEvent(
                                    altered, delivery.signature(), endpoint.getSecret()))
                    .isInstanceOf(SignatureVerificationException.class);
        }
    }

    @Test
    void an_endpoint_is_listed_without_its_secret_until_it_is_deleted() throws Exception {
        try (var listener = new WebhookListener()) {
            var endpoint = register(listener);

            var listed = stripe.webhookEndpoints().list().getData();
            assertThat(listed).extracting(WebhookEndpoint::getId).containsOnly(endpoint.getId());
            assertThat(listed).extracting(WebhookEndpoint::getSecret).containsOnlyNulls();

            assertThat(stripe.webhookEndpoints().delete(endpoint.getId()).getDeleted()).isTrue();
            assertThatThrownBy(() -> stripe.webhookEndpoints().retrieve(endpoint.getId()))
                    .isInstanceOf(InvalidRequestException.class);
        }
    }

    private WebhookEndpoint register(WebhookListener listener) throws Exception {
        return stripe.webhookEndpoints()
                .create(
                        WebhookEndpointCreateParams.builder()
                                .setUrl(listener.url())
                                .setApiVersion(ApiVersion.VERSION_2026_07_29_DAHLIA)
                                .addEnabledEvent(EnabledEvent.PAYMENT_INTENT__SUCCEEDED)
                                .build());
    }

    private PaymentIntent pay() throws Exception {
        return stripe.paymentIntents()
                .create(
                        PaymentIntentCreateParams.builder()
                                .setAmount(15_000_000L)
                                .setCurrency("idr")
                                .addPaymentMethodType("card")
                                .setPaymentMethod("pm_card_visa")
                                .setConfirm(true)
                                .build());
    }
}
