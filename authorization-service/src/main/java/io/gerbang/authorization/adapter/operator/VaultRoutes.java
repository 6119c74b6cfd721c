package io.gerbang.authorization.adapter.operator;

import com.fasterxml.jackson.databind.JsonNode;
import io.gerbang.authorization.application.vault.Actor;
import io.gerbang.authorization.application.vault.VaultOperations;
import io.gerbang.authorization.application.vault.VaultSealedException;
import io.gerbang.authorization.application.vault.VaultStatus;
import io.gerbang.messaging.EventCodec;
import io.gerbang.web.error.ErrorType;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.operator.Operator;
import io.gerbang.web.operator.OperatorRoutes;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** What {@code ./gerbang vault} asks for. */
@ApplicationScoped
class VaultRoutes implements OperatorRoutes {

    private final VaultOperations vault;

    VaultRoutes(VaultOperations vault) {
        this.vault = vault;
    }

    @Override
    public void register(Routes routes) {
        routes.on(HttpMethod.GET, "/vault", _ -> answer(vault.status()));
        routes.on(
                HttpMethod.POST, "/vault/rewrap", routing -> answer(vault.rewrap(actor(routing))));
        routes.on(
                HttpMethod.POST,
                "/vault/rotate_data_key",
                routing -> answer(vault.rotateDataKey(actor(routing))));
    }

    private static Actor actor(RoutingContext routing) {
        var operator = Operator.of(routing);
        return new Actor(operator.name(), operator.origin());
    }

    private static Uni<JsonNode> answer(Uni<VaultStatus> status) {
        return status.<JsonNode>map(EventCodec.json()::valueToTree)
                .onFailure(VaultSealedException.class)
                .transform(_ -> sealed());
    }

    private static StripeException sealed() {
        return StripeException.of(
                        503,
                        ErrorType.API_ERROR,
                        "The vault is sealed: GET /vault says why, and so does the log.")
                .code("vault_sealed")
                .build();
    }
}
