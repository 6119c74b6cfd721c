package io.gerbang.checkout.adapter.services;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.customer.Erasures;
import io.gerbang.checkout.config.CheckoutConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells fraud-service whom to forget. */
@ApplicationScoped
class FraudScreenings implements Erasures.Screenings {

    private final ServiceClient client;
    private final String base;

    FraudScreenings(ServiceClient client, CheckoutConfig config) {
        this.client = client;
        this.base = config.fraudUrl() + "/internal/screenings/";
    }

    @Override
    public Uni<Void> forget(ObjectRef payment) {
        return client.delete(base + payment.id() + "/shopper");
    }
}
