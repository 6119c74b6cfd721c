package io.gerbang.authorization.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.gerbang.authorization.application.vault.BillingDetails;
import io.gerbang.authorization.application.vault.PaymentMethod;
import io.gerbang.authorization.application.vault.Tenant;
import io.gerbang.authorization.application.vault.VaultHandler;
import io.gerbang.events.PaymentMethodFacts;
import io.gerbang.messaging.EventCodec;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;

/** For checkout, which knows payment methods by asking once, and renews their cards. */
@Path("/internal/payment_methods/{id}")
public class InternalPaymentMethodResource {

    private final VaultHandler vault;

    InternalPaymentMethodResource(VaultHandler vault) {
        this.vault = vault;
    }

    /** What checkout may know of it, with what only checkout keeps. */
    record Known(
            PaymentMethodFacts paymentMethod,
            BillingDetails billingDetails,
            Map<String, String> metadata,
            Instant createdAt) {

        static Known of(PaymentMethod method) {
            return new Known(
                    new PaymentMethodFacts(method.id(), "card", method.card(), null),
                    method.billingDetails(),
                    method.metadata(),
                    method.createdAt());
        }
    }

    @GET
    public Uni<JsonNode> find(
            @PathParam("id") String id,
            @RestQuery("merchant_id") String merchantId,
            @RestQuery("livemode") boolean livemode) {
        return vault.findMethod(new Tenant(merchantId, livemode), id)
                .map(found -> found.orElseThrow(NotFoundException::new))
                .map(method -> EventCodec.json().valueToTree(Known.of(method)));
    }

    /** Erases it with its card; the same where there is none. */
    @DELETE
    public Uni<Void> erase(
            @PathParam("id") String id,
            @RestQuery("merchant_id") String merchantId,
            @RestQuery("livemode") boolean livemode) {
        return vault.erase(new Tenant(merchantId, livemode), id);
    }

    /** Has the card expire at another time. */
    @POST
    @Path("/expiry")
    public Uni<Void> renew(
            @PathParam("id") String id,
            @RestQuery("merchant_id") String merchantId,
            @RestQuery("livemode") boolean livemode,
            @RestQuery("exp_month") int month,
            @RestQuery("exp_year") int year) {
        return vault.renew(new Tenant(merchantId, livemode), id, YearMonth.of(year, month))
                .invoke(renewed -> {
                    if (!renewed) {
                        throw new NotFoundException();
                    }
                })
                .replaceWithVoid();
    }
}
