package io.gerbang.systemtests.security;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.gerbang.systemtests.gateway.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All that the public origin says it answers, as its OpenAPI document has it. */
record Surface(List<Operation> operations) {
    private static final String FORM = "application/x-www-form-urlencoded";

    /**
     * One route.
     *
     * @param method such as {@code GET}
     * @param path with its variables in braces
     * @param parameters by name, each with its schema; those of the path are not among them
     * @param statuses that are documented; {@code default} is any error
     */
    record Operation(
            String method, String path, Map<String, JsonObject> parameters, List<String> statuses) {
        private static final Pattern VARIABLE = Pattern.compile("/(\\w+)/\\{\\w+}");

        boolean hasVariables() {
            return path.contains("{");
        }

        /**
         * The path with something for each variable.
         *
         * @param value for what the segment before the variable names, such as {@code charges}
         */
        String filled(Function<String, String> value) {
            return VARIABLE.matcher(path)
                    .replaceAll((MatchResult variable) -> {
                        var segment = variable.group(1);
                        return Matcher.quoteReplacement("/" + segment + "/" + value.apply(segment));
                    });
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Surface of(Wire origin) throws Exception {
        var paths = origin.get("/v1/openapi.json").json().getAsJsonObject("paths");
        var operations = new ArrayList<Operation>();
        for (var path : paths.entrySet()) {
            for (var method : path.getValue().getAsJsonObject().entrySet()) {
                operations.add(
                        operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue().getAsJsonObject()));
            }
        }
        return new Surface(operations);
    }

    private static Operation operation(String method, String path, JsonObject document) {
        var parameters = new TreeMap<String, JsonObject>();
        for (var each : document.getAsJsonArray("parameters")) {
            var parameter = each.getAsJsonObject();
            if (parameter.get("in").getAsString().equals("query")) {
                parameters.put(
                        parameter.get("name").getAsString(), parameter.getAsJsonObject("schema"));
            }
        }
        if (document.get("requestBody") instanceof JsonObject body) {
            JsonElement properties =
                    body.getAsJsonObject("content")
                            .getAsJsonObject(FORM)
                            .getAsJsonObject("schema")
                            .get("properties");
            if (properties instanceof JsonObject fields) {
                fields.entrySet()
                        .forEach(field ->
                                parameters.put(field.getKey(), field.getValue().getAsJsonObject()));
            }
        }
        return new Operation(
                method,
                path,
                parameters,
                List.copyOf(document.getAsJsonObject("responses").keySet()));
    }
}
