package io.gerbang.web.operator;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** A service's routes for its operator: every bean of this type is asked for its own. */
public interface OperatorRoutes {

    void register(Routes routes);

    /** Where routes are registered. */
    interface Routes {

        /**
         * @param path as Vert.x writes it, with {@code :name} for a parameter
         * @param answer the JSON of a 200; a {@code StripeException} becomes its own answer
         */
        void on(
                HttpMethod method,
                String path,
                Function<RoutingContext, Uni<? extends JsonNode>> answer);
    }
}
