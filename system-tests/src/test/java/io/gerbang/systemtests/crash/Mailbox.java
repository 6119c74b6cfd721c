package io.gerbang.systemtests.crash;

import com.google.gson.JsonParser;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import com.stripe.service.V1Services;
import io.gerbang.systemtests.gateway.WebhookListener;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** The shop's own server, which learns by webhooks how its payments end. */
final class Mailbox implements AutoCloseable {

    /** A delivery lies here until the test looks at it. */
    private static final long TOLERANCE_S = Duration.ofHours(1).toSeconds();

    /** What was being delivered when its sender died is taken over after half a minute. */
    private static final Duration REPEATED_WITHIN = Duration.ofSeconds(60);

    private final WebhookListener listener = new WebhookListener();
    private final String secret;

    Mailbox(V1Services stripe) throws Exception {
        secret =
                stripe.webhookEndpoints()
                        .create(
                                WebhookEndpointCreateParams.builder()
                                        .setUrl(listener.url())
                                        .addEnabledEvent(EnabledEvent.PAYMENT_INTENT__SUCCEEDED)
                                        .addEnabledEvent(EnabledEvent.PAYMENT_INTENT__CANCELED)
                                        .addEnabledEvent(
                                                EnabledEvent.PAYMENT_INTENT__PAYMENT_FAILED)
                                        .build())
                        .getSecret();
    }

    /** Blocks until the final event of each has come, every one with a valid signature. */
    void awaitAll(List<Placed> orders) throws Exception {
        var missing =
                orders.stream()
                        .map(order -> order.finalEvent() + " " + order.payment().getId())
                        .collect(Collectors.toCollection(HashSet::new));
        while (!missing.isEmpty()) {
            missing.remove(verified(listener.next(REPEATED_WITHIN)));
        }
    }

    @Override
    public void close() {
        listener.close();
    }

    private String verified(WebhookListener.Delivery delivery)
            throws SignatureVerificationException {
        var event =
                Webhook.constructEvent(delivery.body(), delivery.signature(), secret, TOLERANCE_S);
        var object = event.getDataObjectDeserializer().getRawJson();
        var id = JsonParser.parseString(object).getAsJsonObject().get("id").getAsString();
        return event.getType() + " " + id;
    }
}
