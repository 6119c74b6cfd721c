package io.gerbang.checkout.adapter.services;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.PaymentMethods;
import io.gerbang.checkout.config.CheckoutConfig;
import io.gerbang.checkout.domain.BillingDetails;
import io.gerbang.checkout.domain.PaymentMethod;
import io.gerbang.events.PaymentMethodFacts;
import io.gerbang.messaging.EventCodec;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.util.Optional;

/** Asks authorization-service for what may be known of a payment method outside the vault. */
@ApplicationScoped
class AuthorizationVault implements PaymentMethods.Vault {

    private final ServiceClient client;
    private final String base;

    AuthorizationVault(ServiceClient client, CheckoutConfig config) {
        this.client = client;
        this.base = config.authorizationUrl() + "/internal/payment_methods/";
    }

    @Override
    public Uni<Optional<PaymentMethod>> find(ObjectRef ref) {
        var query =
                "?merchant_id=%s&livemode=%s"
                        .formatted(encode(ref.tenant().merchantId()), ref.tenant().livemode());
        return client.get(base + encode(ref.id()) + query)
                .map(found -> found.map(AuthorizationVault::read));
    }

    private static PaymentMethod read(JsonNode node) {
        try {
            var billing = node.get("billing_details");
            return new PaymentMethod(
                    EventCodec.json()
                            .treeToValue(node.get("payment_method"), PaymentMethodFacts.class),
                    billing == null || billing.isNull()
                            ? BillingDetails.NONE
                            : EventCodec.json().treeToValue(billing, BillingDetails.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("authorization-service answers as agreed");
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
