package io.gerbang.web.operator;

import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/**
 * Who asks on the operator's listener.
 *
 * @param name the one before the token's colon
 * @param origin the address that the request came from
 */
public record Operator(String name, String origin) {

    private static final String ATTRIBUTE = Operator.class.getName();

    /** The operator that the listener let in. */
    public static Operator of(RoutingContext routing) {
        return Objects.requireNonNull(routing.<Operator>get(ATTRIBUTE));
    }

    void attachTo(RoutingContext routing) {
        routing.put(ATTRIBUTE, this);
    }
}
