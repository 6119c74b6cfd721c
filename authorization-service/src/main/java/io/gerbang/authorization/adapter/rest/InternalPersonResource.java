package io.gerbang.authorization.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.gerbang.authorization.adapter.rest.InternalPaymentMethodResource.Known;
import io.gerbang.authorization.application.vault.Tenant;
import io.gerbang.authorization.application.vault.VaultHandler;
import io.gerbang.messaging.EventCodec;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * For checkout, when a person asks what is known, or wants to be forgotten: payment methods that
 * were never paid with are known here alone.
 */
@Path("/internal/people")
public class InternalPersonResource {

    private final VaultHandler vault;

    InternalPersonResource(VaultHandler vault) {
        this.vault = vault;
    }

    @GET
    public Uni<JsonNode> find(
            @RestQuery("merchant_id") String merchantId,
            @RestQuery("livemode") boolean livemode,
            @RestQuery("email") String email) {
        return vault.findOf(new Tenant(merchantId, livemode), email)
                .map(found ->
                        EventCodec.json().valueToTree(found.stream().map(Known::of).toList()));
    }

    @DELETE
    public Uni<Void> erase(
            @RestQuery("merchant_id") String merchantId,
            @RestQuery("livemode") boolean livemode,
            @RestQuery("email") String email) {
        return vault.eraseOf(new Tenant(merchantId, livemode), email);
    }
}
