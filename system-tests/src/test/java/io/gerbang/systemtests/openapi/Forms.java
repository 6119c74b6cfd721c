package io.gerbang.systemtests.openapi;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the schema of a form stands in a document, and what it knows. */
final class Forms {
    private static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    private Forms() {}

    /** The names of a form, or of a query string, that its schema does not know. */
    static List<String> unknown(JsonObject schema, String form) {
        return Stream.of(form.split("&"))
                .map(pair -> pair.replaceFirst("=.*", ""))
                .filter(name -> !name.isEmpty() && !knows(schema, steps(name)))
                .toList();
    }

    /** The names of a form's own level that must be there, and are not. */
    static List<String> missing(JsonObject schema, String form) {
        var given =
                Stream.of(form.split("&")).map(pair -> pair.replaceFirst("[=\\[].*", "")).toList();
        return required(schema).stream().filter(name -> !given.contains(name)).toList();
    }

    /** The parameters of a query string. */
    static JsonArray inQuery(JsonObject schema) {
        var parameters = new JsonArray();
        properties(schema)
                .forEach((name, each) -> {
                    var parameter = new JsonObject();
                    parameter.addProperty("name", name);
                    parameter.addProperty("in", "query");
                    if (required(schema).contains(name)) {
                        parameter.addProperty("required", true);
                    }
                    parameter.add("schema", each);
                    if (isNested(each)) {
                        parameter.addProperty("style", "deepObject");
                        parameter.addProperty("explode", true);
                    }
                    parameters.add(parameter);
                });
        return parameters;
    }

    /** The parameters of a body. */
    static JsonObject inBody(JsonObject schema) {
        var encoding = new JsonObject();
        properties(schema)
                .forEach((name, each) -> {
                    if (isNested(each)) {
                        var nested = new JsonObject();
                        nested.addProperty("style", "deepObject");
                        nested.addProperty("explode", true);
                        encoding.add(name, nested);
                    }
                });
        var form = new JsonObject();
        form.add("schema", schema);
        if (!encoding.isEmpty()) {
            form.add("encoding", encoding);
        }
        var content = new JsonObject();
        content.add(MEDIA_TYPE, form);
        var body = new JsonObject();
        body.add("content", content);
        if (!required(schema).isEmpty()) {
            body.addProperty("required", true);
        }
        return body;
    }

    private static List<String> required(JsonObject schema) {
        return schema.has("required")
                ? schema.getAsJsonArray("required").asList().stream()
                        .map(JsonElement::getAsString)
                        .toList()
                : List.of();
    }

    private static boolean isNested(JsonElement schema) {
        return Shapes.alternatives(schema.getAsJsonObject()).stream()
                .anyMatch(each ->
                        List.of("object", "array").contains(each.get("type").getAsString()));
    }

    private static Map<String, JsonElement> properties(JsonObject schema) {
        return schema.getAsJsonObject("properties").asMap();
    }

    /** Of {@code a[b][0]}: a, b, 0. */
    private static List<String> steps(String name) {
        return Arrays.asList(name.split("[\\[\\]]+"));
    }

    private static boolean knows(JsonObject schema, List<String> steps) {
        return steps.isEmpty()
                || Shapes.alternatives(schema).stream().anyMatch(each -> leadsOn(each, steps));
    }

    private static boolean leadsOn(JsonObject schema, List<String> steps) {
        var rest = steps.subList(1, steps.size());
        if (schema.get("items") instanceof JsonObject items) {
            return knows(items, rest);
        }
        if (!schema.has("properties")) {
            return schema.get("additionalProperties") instanceof JsonObject;
        }
        var property = properties(schema).get(steps.getFirst());
        return property != null && knows(property.getAsJsonObject(), rest);
    }
}
