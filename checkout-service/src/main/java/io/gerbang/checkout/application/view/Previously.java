package io.gerbang.checkout.application.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an event says an object had before: the fields that changed, with their old values. */
public final class Previously {

    private Previously() {}

    /** Within nested objects, too, only what changed; a list counts as one value. */
    public static ObjectNode of(ObjectNode before, ObjectNode now) {
        var previous = JsonNodeFactory.instance.objectNode();
        now.properties()
                .forEach(field -> {
                    var old = before.path(field.getKey());
                    if (!old.equals(field.getValue())) {
                        previous.set(field.getKey(), difference(old, field.getValue()));
                    }
                });
        before.properties()
                .forEach(field -> {
                    if (!now.has(field.getKey())) {
                        previous.set(field.getKey(), field.getValue());
                    }
                });
        return previous;
    }

    private static JsonNode difference(JsonNode before, JsonNode now) {
        if (before instanceof ObjectNode old && now instanceof ObjectNode changed) {
            return of(old, changed);
        }
        return before.isMissingNode() ? NullNode.instance : before;
    }
}
