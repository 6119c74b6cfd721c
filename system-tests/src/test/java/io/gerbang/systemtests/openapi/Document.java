package io.gerbang.systemtests.openapi;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * An OpenAPI 3.1 document that is made from routes and from what they answer. What it said of a
 * route stays; an answer that it did not allow widens it, and a field that no answer has had since
 * leaves it, so where it changes it was stale.
 */
final class Document {
    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern REFERENCE = Pattern.compile("\"#/components/schemas/([^\"]+)\"");
    private static final String ERROR = "error";

    /** All but the paths and the schemas. */
    private static final String FRAME =
            """
            {
              "openapi": "3.1.0",
              "info": {
                "title": "Gerbang",
                "version": "0.1.0",
                "description": "Stripe's wire, as far as it is here. Every POST takes an Idempotency-Key."
              },
              "security": [{"key": []}],
              "paths": {},
              "components": {
                "schemas": {},
                "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}
              }
            }
            """;

    private final SortedSet<Route> routes;
    private final SortedSet<Route> untried;
    private final SortedMap<String, JsonObject> answers = new TreeMap<>();
    private final SortedMap<String, JsonObject> schemas = new TreeMap<>();
    private final Shapes shapes = new Shapes(schemas);
    private final SortedMap<String, JsonObject> seenAnswers = new TreeMap<>();
    private final SortedMap<String, JsonObject> seenSchemas = new TreeMap<>();
    private final Shapes seen = new Shapes(seenSchemas);

    /**
     * @param text of the document so far
     * @param routes all that there are now
     */
    Document(String text, Collection<Route> routes) {
        this.routes = new TreeSet<>(routes);
        this.untried = new TreeSet<>(routes);
        var before = JsonParser.parseString(text).getAsJsonObject();
        schemas(before).asMap().forEach((name, each) -> schemas.put(name, each.getAsJsonObject()));
        var paths = before.getAsJsonObject("paths");
        for (var route : routes) {
            if (paths.has(route.path()) && operations(paths, route).has(verb(route))) {
                read(route, operations(paths, route).getAsJsonObject(verb(route)));
            }
        }
    }

    /** A document that says nothing yet. */
    static Document empty(Collection<Route> routes) {
        return new Document(FRAME, routes);
    }

    /**
     * Takes what a route answered with 200.
     *
     * @param form what was sent, in the body or as the query string; not all of it need be encoded
     */
    void add(String method, String path, String form, JsonObject answer) {
        var route =
                find(method, path)
                        .orElseThrow(() -> new AssertionError("No route: " + method + " " + path));
        untried.remove(route);
        var unknown = Forms.unknown(route.form(), form);
        if (!unknown.isEmpty()) {
            throw new AssertionError(route + " takes what nothing was found to read: " + unknown);
        }
        var missing = Forms.missing(route.form(), form);
        if (!missing.isEmpty()) {
            throw new AssertionError(
                    route + " does without what is said to be required: " + missing);
        }
        answers.merge(route.operationId(), shapes.of("", answer), Shapes::union);
        seenAnswers.merge(route.operationId(), seen.of("", answer), Shapes::union);
    }

    /** Takes what a route answered with another status. */
    void addError(String method, String path, JsonObject answer) {
        find(method, path).ifPresent(untried::remove);
        shapes.component(ERROR, answer);
        seen.component(ERROR, answer);
    }

    /** Those that were not asked, so nothing is known of their answers. */
    SortedSet<Route> untried() {
        return untried;
    }

    @Override
    public String toString() {
        var document = JsonParser.parseString(FRAME).getAsJsonObject();
        var paths = document.getAsJsonObject("paths");
        for (var route : routes) {
            if (!paths.has(route.path())) {
                paths.add(route.path(), new JsonObject());
            }
            operations(paths, route).add(verb(route), operation(route));
        }
        var current = new TreeMap<>(schemas);
        seenSchemas.forEach((name, seen) -> current.merge(name, seen, Shapes::limit));
        var used = used(paths.toString(), current);
        current.forEach((name, schema) -> {
            if (used.contains(name)) {
                schemas(document).add(name, schema);
            }
        });
        return JSON.toJson(document) + "\n";
    }

    private Optional<Route> find(String method, String path) {
        return routes.stream()
                .filter(each -> each.answers(method, path))
                .min(Comparator.comparing(Route::variables));
    }

    private JsonObject operation(Route route) {
        var operation = new JsonObject();
        operation.addProperty("operationId", route.operationId());
        operation.addProperty(
                "description",
                route.withPublishableKey()
                        ? "With a secret key, or a publishable one, which may be shown less."
                        : "With a secret key.");
        var parameters = new JsonArray();
        VARIABLE.matcher(route.path())
                .results()
                .map(found -> parameter(found.group(1)))
                .forEach(parameters::add);
        if (route.method().equals("POST")) {
            operation.add("requestBody", Forms.inBody(route.form()));
        } else {
            parameters.addAll(Forms.inQuery(route.form()));
        }
        operation.add("parameters", parameters);
        var responses = new JsonObject();
        var written = answers.get(route.operationId());
        if (written != null) {
            var seen = seenAnswers.getOrDefault(route.operationId(), written);
            responses.add("200", response("The answer.", Shapes.limit(written, seen)));
        }
        responses.add("default", response("An error.", Shapes.reference(ERROR)));
        operation.add("responses", responses);
        return operation;
    }

    private static JsonObject parameter(String name) {
        var parameter = new JsonObject();
        parameter.addProperty("name", name);
        parameter.addProperty("in", "path");
        parameter.addProperty("required", true);
        parameter.add("schema", Shapes.type("string"));
        return parameter;
    }

    private static JsonObject response(String description, JsonObject schema) {
        var json = new JsonObject();
        json.add("schema", schema);
        var content = new JsonObject();
        content.add("application/json", json);
        var response = new JsonObject();
        response.addProperty("description", description);
        response.add("content", content);
        return response;
    }

    /** What an operation gives with 200, if it ever does. */
    private void read(Route route, JsonObject operation) {
        if (operation.getAsJsonObject("responses").get("200") instanceof JsonObject response) {
            answers.put(
                    route.operationId(),
                    response.getAsJsonObject("content")
                            .getAsJsonObject("application/json")
                            .getAsJsonObject("schema"));
        }
    }

    /** The names that are referred to, from the paths or from one another. */
    private static SortedSet<String> used(String paths, SortedMap<String, JsonObject> schemas) {
        var used = new TreeSet<String>();
        var texts = new ArrayDeque<String>();
        texts.add(paths);
        while (!texts.isEmpty()) {
            var found = REFERENCE.matcher(texts.remove());
            while (found.find()) {
                if (used.add(found.group(1)) && schemas.containsKey(found.group(1))) {
                    texts.add(schemas.get(found.group(1)).toString());
                }
            }
        }
        return used;
    }

    private static JsonObject operations(JsonObject paths, Route route) {
        return paths.getAsJsonObject(route.path());
    }

    private static String verb(Route route) {
        return route.method().toLowerCase(Locale.ROOT);
    }

    private static JsonObject schemas(JsonObject document) {
        return document.getAsJsonObject("components").getAsJsonObject("schemas");
    }
}
