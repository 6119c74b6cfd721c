package io.gerbang.web.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds an object of the API field by field, in the order of the calls. A null stays in the JSON
 * as an explicit {@code null}, which typed SDKs expect.
 */
public final class StripeObject {

    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    private StripeObject() {}

    /** An object with an id, such as a {@code charge}. */
    public static StripeObject of(String object, String id) {
        return part().text("id", id).text("object", object);
    }

    /** A part of an object, which has no id of its own. */
    public static StripeObject part() {
        return new StripeObject();
    }

    public StripeObject text(String field, @Nullable String value) {
        node.put(field, value);
        return this;
    }

    /** A field that the object has not, rather than a null, where there is no value. */
    public StripeObject optionalText(String field, @Nullable String value) {
        return value == null ? this : text(field, value);
    }

    /** The same of a moment, see {@link #time}. */
    public StripeObject optionalTime(String field, @Nullable Instant value) {
        return value == null ? this : time(field, value);
    }

    /** Minor units, or any other whole number. */
    public StripeObject number(String field, @Nullable Long value) {
        node.put(field, value);
        return this;
    }

    public StripeObject number(String field, long value) {
        node.put(field, value);
        return this;
    }

    public StripeObject flag(String field, @Nullable Boolean value) {
        node.put(field, value);
        return this;
    }

    /** A moment, in whole seconds since 1970-01-01T00:00Z. */
    public StripeObject time(String field, @Nullable Instant value) {
        return number(field, value == null ? null : (Long) value.getEpochSecond());
    }

    /** A nested object, array or list. */
    public StripeObject node(String field, @Nullable JsonNode value) {
        node.set(field, value);
        return this;
    }

    /** An array of strings. */
    public StripeObject texts(String field, List<String> values) {
        var array = node.putArray(field);
        values.forEach(array::add);
        return this;
    }

    /** An object of strings, such as {@code metadata}. */
    public StripeObject texts(String field, Map<String, String> values) {
        var object = node.putObject(field);
        values.forEach(object::put);
        return this;
    }

    public ObjectNode build() {
        return node;
    }
}
