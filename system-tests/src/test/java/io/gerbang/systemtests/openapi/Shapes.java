package io.gerbang.systemtests.openapi;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * JSON schemas of values that were seen: every field that all of them had is required, and no other
 * is allowed. An object that says what it is, such as {@code "object": "charge"}, becomes a
 * component of that name.
 */
final class Shapes {
    private static final String REFERENCE = "$ref";
    private static final String COMPONENTS = "#/components/schemas/";
    private static final Set<String> LISTS = Set.of("list", "search_result");
    private static final Set<String> ENUMERATIONS = Set.of("object", "status");

    /** The schemas of the objects, by their names; widened by every value that is seen. */
    private final SortedMap<String, JsonObject> components;

    Shapes(SortedMap<String, JsonObject> components) {
        this.components = components;
    }

    /**
     * @param name of the field that has the value
     */
    JsonObject of(String name, JsonElement value) {
        if (value instanceof JsonObject object) {
            return isNamed(object) ? component(name(object), object) : object(name, object);
        }
        if (value instanceof JsonArray array) {
            return array(name, array);
        }
        if (value.isJsonNull()) {
            return type("null");
        }
        var scalar = value.getAsJsonPrimitive();
        if (scalar.isBoolean()) {
            return type("boolean");
        }
        if (scalar.isNumber()) {
            return type(value.getAsString().matches("-?\\d+") ? "integer" : "number");
        }
        var text = type("string");
        if (ENUMERATIONS.contains(name)) {
            text.add("enum", texts(Set.of(value.getAsString())));
        }
        return text;
    }

    /** Widens the schema of this name, and refers to it. */
    JsonObject component(String name, JsonObject value) {
        var seen = object("", value);
        components.merge(name, seen, Shapes::union);
        return reference(name);
    }

    static JsonObject reference(String name) {
        var reference = new JsonObject();
        reference.addProperty(REFERENCE, COMPONENTS + name);
        return reference;
    }

    /** What allows all that either allows. */
    static JsonObject union(JsonObject one, JsonObject other) {
        var alternatives = new TreeMap<String, JsonObject>();
        alternatives(one).forEach(each -> alternatives.put(key(each), each));
        alternatives(other).forEach(each -> alternatives.merge(key(each), each, Shapes::merge));
        if (alternatives.size() == 1) {
            return alternatives.firstEntry().getValue();
        }
        var union = new JsonObject();
        if (alternatives.values().stream().allMatch(each -> each.keySet().equals(Set.of("type")))) {
            union.add("type", texts(alternatives.keySet()));
        } else {
            var all = new JsonArray();
            alternatives.values().forEach(all::add);
            union.add("anyOf", all);
        }
        return union;
    }

    /**
     * What is written, without the fields that objects were not seen to have. Alternatives stay:
     * which of them comes, such as one of several states, may be a matter of time.
     */
    static JsonObject limit(JsonObject written, JsonObject seen) {
        var seenByKey = new TreeMap<String, JsonObject>();
        alternatives(seen).forEach(each -> seenByKey.put(key(each), each));
        return alternatives(written).stream()
                .map(each -> limitOne(each, seenByKey.getOrDefault(key(each), each)))
                .reduce(Shapes::union)
                .orElseThrow();
    }

    /** Two schemas of the same type. */
    private static JsonObject limitOne(JsonObject written, JsonObject seen) {
        if (written.has("properties") && seen.has("properties")) {
            var properties = properties(seen);
            properties.replaceAll((name, each) -> limit(properties(written).get(name), each));
            var required = texts(written, "required");
            required.retainAll(properties.keySet());
            return fields(written.deepCopy(), properties, required);
        }
        if (written.has("items") && seen.has("items")) {
            var limited = written.deepCopy();
            limited.add(
                    "items",
                    limit(written.getAsJsonObject("items"), seen.getAsJsonObject("items")));
            return limited;
        }
        return written;
    }

    private static boolean isNamed(JsonObject value) {
        return value.get("object") instanceof JsonElement named
                && named.isJsonPrimitive()
                && !LISTS.contains(named.getAsString());
    }

    private static String name(JsonObject value) {
        var name = value.get("object").getAsString();
        return value.has("deleted") ? "deleted_" + name : name;
    }

    private JsonObject object(String name, JsonObject value) {
        var schema = type("object");
        if (name.equals("metadata")) {
            schema.add("additionalProperties", type("string"));
            return schema;
        }
        if (name.equals("previous_attributes")) {
            return schema;
        }
        var properties = new TreeMap<String, JsonObject>();
        value.entrySet()
                .forEach(each -> properties.put(each.getKey(), of(each.getKey(), each.getValue())));
        return fields(schema, properties, properties.keySet());
    }

    private JsonObject array(String name, JsonArray values) {
        var schema = type("array");
        values.asList().stream()
                .map(each -> of(name, each))
                .reduce(Shapes::union)
                .ifPresent(items -> schema.add("items", items));
        return schema;
    }

    private static JsonObject fields(
            JsonObject schema, Map<String, JsonObject> properties, Set<String> required) {
        var all = new JsonObject();
        properties.forEach(all::add);
        schema.add("properties", all);
        if (required.isEmpty()) {
            schema.remove("required");
        } else {
            schema.add("required", texts(required));
        }
        schema.addProperty("additionalProperties", false);
        return schema;
    }

    /** Two schemas of the same type. */
    private static JsonObject merge(JsonObject one, JsonObject other) {
        var merged = one.deepCopy();
        if (one.has("properties") && other.has("properties")) {
            var properties = properties(one);
            properties(other).forEach((name, each) -> properties.merge(name, each, Shapes::union));
            var required = texts(one, "required");
            required.retainAll(texts(other, "required"));
            return fields(merged, properties, required);
        }
        if (one.has("items") && other.has("items")) {
            merged.add(
                    "items", union(one.getAsJsonObject("items"), other.getAsJsonObject("items")));
        } else if (other.has("items")) {
            merged.add("items", other.get("items"));
        }
        if (one.has("enum") && other.has("enum")) {
            var all = texts(one, "enum");
            all.addAll(texts(other, "enum"));
            merged.add("enum", texts(all));
        }
        return merged;
    }

    private static SortedMap<String, JsonObject> properties(JsonObject schema) {
        var properties = new TreeMap<String, JsonObject>();
        schema.getAsJsonObject("properties")
                .entrySet()
                .forEach(each -> properties.put(each.getKey(), each.getValue().getAsJsonObject()));
        return properties;
    }

    static List<JsonObject> alternatives(JsonObject schema) {
        if (schema.has("anyOf")) {
            return schema.getAsJsonArray("anyOf").asList().stream()
                    .map(JsonElement::getAsJsonObject)
                    .toList();
        }
        return schema.get("type") instanceof JsonArray
                ? texts(schema, "type").stream().map(Shapes::type).toList()
                : List.of(schema);
    }

    private static String key(JsonObject alternative) {
        return alternative.has(REFERENCE)
                ? alternative.get(REFERENCE).getAsString()
                : alternative.get("type").getAsString();
    }

    static JsonObject type(String type) {
        var schema = new JsonObject();
        schema.addProperty("type", type);
        return schema;
    }

    private static TreeSet<String> texts(JsonObject schema, String field) {
        var texts = new TreeSet<String>();
        if (schema.has(field)) {
            schema.getAsJsonArray(field).forEach(each -> texts.add(each.getAsString()));
        }
        return texts;
    }

    private static JsonArray texts(Set<String> values) {
        var array = new JsonArray();
        new TreeSet<>(values).forEach(array::add);
        return array;
    }
}
