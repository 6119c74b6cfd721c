package io.gerbang.checkout.adapter.services;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.payment.PaymentMethods;
import io.gerbang.checkout.config.CheckoutConfig;
import io.gerbang.checkout.domain.BillingDetails;
import io.gerbang.checkout.domain.PaymentMethod;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.events.PaymentMethodFacts;
import io.gerbang.messaging.EventCodec;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;

/** Asks authorization-service for what may be known of a payment method outside the vault. */
@ApplicationScoped
class AuthorizationVault implements PaymentMethods.Vault {

    private final ServiceClient client;
    private final String base;
    private final String people;

    AuthorizationVault(ServiceClient client, CheckoutConfig config) {
        this.client = client;
        this.base = config.authorizationUrl() + "/internal/payment_methods/";
        this.people = config.authorizationUrl() + "/internal/people";
    }

    @Override
    public Uni<Optional<SavedMethod>> find(ObjectRef ref) {
        return client.get(url(ref, "")).map(found -> found.map(node -> read(node, ref.tenant())));
    }

    @Override
    public Uni<Void> renew(ObjectRef ref, int month, int year) {
        return client.post(
                url(ref, "/expiry") + "&exp_month=%d&exp_year=%d".formatted(month, year));
    }

    @Override
    public Uni<Void> erase(ObjectRef ref) {
        return client.delete(url(ref, ""));
    }

    @Override
    public Uni<Void> eraseOf(Tenant tenant, String email) {
        return client.delete(urlOf(tenant, email));
    }

    @Override
    public Uni<JsonNode> heldOf(Tenant tenant, String email) {
        return client.get(urlOf(tenant, email)).map(Optional::orElseThrow);
    }

    private String urlOf(Tenant tenant, String email) {
        return people
                + "?merchant_id=%s&livemode=%s&email=%s"
                        .formatted(encode(tenant.merchantId()), tenant.livemode(), encode(email));
    }

    private String url(ObjectRef ref, String below) {
        return base
                + encode(ref.id())
                + below
                + "?merchant_id=%s&livemode=%s"
                        .formatted(encode(ref.tenant().merchantId()), ref.tenant().livemode());
    }

    private static SavedMethod read(JsonNode node, Tenant tenant) {
        var json = EventCodec.json();
        try {
            var billing = node.get("billing_details");
            var metadata = new HashMap<String, String>();
            node.path("metadata")
                    .properties()
                    .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
            return SavedMethod.fresh(
                    new PaymentMethod(
                            json.treeToValue(node.get("payment_method"), PaymentMethodFacts.class),
                            billing == null || billing.isNull()
                                    ? BillingDetails.NONE
                                    : json.treeToValue(billing, BillingDetails.class)),
                    tenant.merchantId(),
                    tenant.livemode(),
                    json.treeToValue(node.get("created_at"), Instant.class),
                    metadata);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("authorization-service answers as agreed");
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
