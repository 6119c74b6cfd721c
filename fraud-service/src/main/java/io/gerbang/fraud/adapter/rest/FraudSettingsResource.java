package io.gerbang.fraud.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.fraud.application.MerchantRulesHandler;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** A merchant's own limits, replaced as a whole. */
@Path("/internal/merchants/{merchantId}/fraud_settings")
public class FraudSettingsResource {

    private final MerchantRulesHandler rules;

    FraudSettingsResource(MerchantRulesHandler rules) {
        this.rules = rules;
    }

    @GET
    public Uni<ObjectNode> get(@BeanParam TenantPath path) {
        return rules.rules(path.tenant()).map(SettingsJson::write);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<ObjectNode> replace(@BeanParam TenantPath path, @Nullable JsonNode body) {
        var tenant = path.tenant();
        return rules.replaceSettings(tenant, SettingsJson.read(body))
                .chain(() -> rules.rules(tenant))
                .map(SettingsJson::write);
    }
}
