package io.gerbang.checkout.adapter.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gerbang.checkout.application.Actor;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.operator.Operator;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operators send and are sent, which is JSON both. */
final class Bodies {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    private Bodies() {}

    /** The body as a record; 400 where it is none, or has a field too many. */
    static <T> T read(RoutingContext routing, Class<T> type) {
        var body = routing.body().buffer();
        try {
            var read = JSON.readValue(isEmpty(body) ? "{}" : body.toString(), type);
            if (read != null) {
                return read;
            }
        } catch (JsonProcessingException e) {
            // Not repeated: its message quotes what it could not read.
        }
        throw StripeErrors.invalid(400, "The body is not what this route takes.").build();
    }

    /** {@code {"data": […]}}. */
    static JsonNode list(List<? extends JsonNode> items) {
        var list = JsonNodeFactory.instance.objectNode();
        list.putArray("data").addAll(items);
        return list;
    }

    /** Who asks, as the audit log knows it. */
    static Actor actor(RoutingContext routing) {
        var operator = Operator.of(routing);
        return new Actor(operator.name(), operator.origin());
    }

    private static boolean isEmpty(@Nullable Buffer body) {
        return body == null || body.length() == 0;
    }
}
