package io.gerbang.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** What a load repeats: one payment of the scenario. */
public record Work(Vertx vertx, GatewayClient client, Scenario scenario, Orders orders) {

    Future<Outcome> once() {
        return scenario.pay(client, orders.next());
    }
}
