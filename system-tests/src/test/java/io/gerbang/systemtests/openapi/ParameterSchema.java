package io.gerbang.systemtests.openapi;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.gerbang.systemtests.openapi.Value.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The JSON schema of a form, from how its parameters are read. */
final class ParameterSchema {
    private static final String LIST = "[]";

    /** The readers of {@code Params}, and the types of what they read. */
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("string", "string"),
                    Map.entry("requiredString", "string"),
                    Map.entry("oneOf", "string"),
                    Map.entry("requiredOneOf", "string"),
                    Map.entry("email", "string"),
                    Map.entry("country", "string"),
                    Map.entry("enumeration", "string"),
                    Map.entry("currency", "string"),
                    Map.entry("requiredCurrency", "string"),
                    Map.entry("time", "integer"),
                    Map.entry("requiredTime", "integer"),
                    Map.entry("seconds", "integer"),
                    Map.entry("amount", "integer"),
                    Map.entry("positiveAmount", "integer"),
                    Map.entry("requiredAmount", "integer"),
                    Map.entry("requiredPositiveAmount", "integer"),
                    Map.entry("integer", "integer"),
                    Map.entry("between", "integer"),
                    Map.entry("requiredInteger", "integer"),
                    Map.entry("bool", "boolean"));

    private final Set<List<String>> required = new LinkedHashSet<>();
    private final Set<List<String>> optional = new HashSet<>();
    private JsonObject form = object(new JsonObject());

    /**
     * Notes that a parameter is read.
     *
     * @param reader the method of {@code Params}
     * @return what the reader gives, as far as it matters
     */
    Value add(Level level, String name, String reader) {
        var path = inside(level, name).path();
        (reader.startsWith("required") ? required : optional).add(path);
        return switch (reader) {
            case "object" -> inside(level, name);
            case "objects" -> inside(level, name + LIST);
            case "strings" -> note(level, name, list(Shapes.type("string")));
            case "metadata" -> note(level, name, texts());
            case "ignore" -> note(level, name, ignored());
            default ->
                    TYPES.containsKey(reader)
                            ? note(level, name, Shapes.type(TYPES.get(reader)))
                            : Value.UNKNOWN;
        };
    }

    /** What is asked for, or read without being missed, in some other place may be left out. */
    JsonObject json() {
        required.stream()
                .filter(path -> !optional.contains(path))
                .forEach(path -> {
                    var around = form;
                    for (var step : path.subList(0, path.size() - 1)) {
                        around = child(around, step);
                    }
                    require(around, path.getLast());
                });
        return form;
    }

    private static JsonObject child(JsonObject object, String step) {
        var isList = step.endsWith(LIST);
        var child = properties(object).getAsJsonObject(step.replace(LIST, ""));
        return Shapes.alternatives(child).stream()
                .filter(each -> each.has(isList ? "items" : "properties"))
                .map(each -> isList ? each.getAsJsonObject("items") : each)
                .findFirst()
                .orElseThrow();
    }

    private static void require(JsonObject object, String name) {
        var names = new TreeSet<String>(List.of(name));
        if (object.has("required")) {
            object.getAsJsonArray("required").forEach(each -> names.add(each.getAsString()));
        }
        var all = new JsonArray();
        names.forEach(all::add);
        object.add("required", all);
    }

    private static JsonObject properties(JsonObject object) {
        return object.getAsJsonObject("properties");
    }

    private static Level inside(Level level, String step) {
        var path = new ArrayList<>(level.path());
        path.add(step);
        return new Level(List.copyOf(path));
    }

    /** A parameter that is read in two ways may have either form. */
    private Value note(Level level, String name, JsonObject schema) {
        var path = inside(level, name).path();
        var around = schema;
        for (var step : path.reversed()) {
            var isList = step.endsWith(LIST);
            var field = new JsonObject();
            field.add(isList ? step.replace(LIST, "") : step, isList ? list(around) : around);
            around = object(field);
        }
        form = Shapes.union(form, around);
        return Value.UNKNOWN;
    }

    private static JsonObject object(JsonObject properties) {
        var object = Shapes.type("object");
        object.add("properties", properties);
        object.addProperty("additionalProperties", false);
        return object;
    }

    private static JsonObject list(JsonObject items) {
        var list = Shapes.type("array");
        list.add("items", items);
        return list;
    }

    private static JsonObject texts() {
        var texts = Shapes.type("object");
        texts.add("additionalProperties", Shapes.type("string"));
        return texts;
    }

    private static JsonObject ignored() {
        var ignored = Shapes.type("string");
        ignored.addProperty("description", "Is taken, and makes no difference.");
        return ignored;
    }
}
