package io.gerbang.checkout.adapter.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.gerbang.checkout.application.AuditLog;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.operator.OperatorRoutes;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code /audit}. */
@ApplicationScoped
class AuditRoutes implements OperatorRoutes {

    private static final int PAGE = 100;

    private final AuditLog log;

    AuditRoutes(AuditLog log) {
        this.log = log;
    }

    @Override
    public void register(Routes routes) {
        routes.on(HttpMethod.GET, "/audit", this::list);
    }

    private Uni<? extends JsonNode> list(RoutingContext routing) {
        return log.list(after(routing), PAGE)
                .map(found -> Bodies.list(found.stream().map(AuditRoutes::json).toList()));
    }

    private static long after(RoutingContext routing) {
        try {
            return Long.parseLong(routing.request().getParam("after", "0"));
        } catch (NumberFormatException e) {
            throw StripeErrors.invalidParameter(
                    "after", "parameter_invalid_integer", "after takes an entry's position.");
        }
    }

    private static ObjectNode json(AuditLog.Entry entry) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("position", entry.position())
                .put("at", entry.at().toString())
                .put("actor", entry.actor())
                .put("origin", entry.origin())
                .put("action", entry.action())
                .put("subject", entry.subject())
                .putRawValue("detail", new RawValue(entry.detail()));
    }
}
