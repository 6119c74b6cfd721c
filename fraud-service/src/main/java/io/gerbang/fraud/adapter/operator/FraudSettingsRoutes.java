package io.gerbang.fraud.adapter.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.fraud.application.MerchantRulesHandler;
import io.gerbang.web.operator.OperatorRoutes;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** {@code /merchants/:merchant/fraud_settings}: a merchant's own limits, replaced as a whole. */
@Singleton
class FraudSettingsRoutes implements OperatorRoutes {

    private static final String SETTINGS = "/merchants/:merchant/fraud_settings";

    private final MerchantRulesHandler rules;

    FraudSettingsRoutes(MerchantRulesHandler rules) {
        this.rules = rules;
    }

    @Override
    public void register(Routes routes) {
        routes.on(HttpMethod.GET, SETTINGS, this::get);
        routes.on(HttpMethod.POST, SETTINGS, this::replace);
    }

    private Uni<ObjectNode> get(RoutingContext routing) {
        return rules.rules(Requests.tenant(routing)).map(SettingsJson::write);
    }

    private Uni<ObjectNode> replace(RoutingContext routing) {
        var tenant = Requests.tenant(routing);
        var settings = SettingsJson.read(Requests.body(routing));
        return rules.replaceSettings(Requests.actor(routing), tenant, settings)
                .chain(() -> rules.rules(tenant))
                .map(SettingsJson::write);
    }
}
