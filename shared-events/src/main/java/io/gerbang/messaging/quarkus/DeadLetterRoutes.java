package io.gerbang.messaging.quarkus;

import com.fasterxml.jackson.databind.JsonNode;
import io.gerbang.messaging.DeadLetters;
import io.gerbang.messaging.DeadLetters.Actor;
import io.gerbang.messaging.EventCodec;
import io.gerbang.messaging.Inbox;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.operator.Operator;
import io.gerbang.web.operator.OperatorRoutes;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;

/** {@code /dead_letters}: what this service could not take. */
@Singleton
class DeadLetterRoutes implements OperatorRoutes {

    private static final String LETTERS = "/dead_letters";

    private final DeadLetters deadLetters;
    private final Inbox inbox;
    private final Pool pool;

    DeadLetterRoutes(DeadLetters deadLetters, Inbox inbox, Pool pool) {
        this.deadLetters = deadLetters;
        this.inbox = inbox;
        this.pool = pool;
    }

    @Override
    public void register(Routes routes) {
        routes.on(HttpMethod.GET, LETTERS, this::waiting);
        routes.on(HttpMethod.POST, LETTERS + "/replay", this::replayAll);
        routes.on(HttpMethod.POST, LETTERS + "/:id/replay", this::replayOne);
    }

    /** The oldest thousand; {@code ?after=} is the last id of the page before. */
    private Uni<JsonNode> waiting(RoutingContext routing) {
        var after = number("after", routing.request().getParam("after", "0"));
        return deadLetters.waiting(pool, after).map(EventCodec.json()::valueToTree);
    }

    private Uni<JsonNode> replayAll(RoutingContext routing) {
        return replayed(deadLetters.replay(pool, inbox, actor(routing)));
    }

    private Uni<JsonNode> replayOne(RoutingContext routing) {
        var id = number("id", routing.pathParam("id"));
        return replayed(deadLetters.replay(pool, inbox, actor(routing), id));
    }

    private static Uni<JsonNode> replayed(Uni<Integer> count) {
        return count.map(taken -> EventCodec.json().createObjectNode().put("replayed", taken));
    }

    private static Actor actor(RoutingContext routing) {
        var operator = Operator.of(routing);
        return new Actor(operator.name(), operator.origin());
    }

    private static long number(String param, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw StripeErrors.parameterInvalidInteger(param, text);
        }
    }
}
