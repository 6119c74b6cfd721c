package io.gerbang.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of the list of public routes. */
record Route(String path, boolean exact, @Nullable String method, String service) {

    static List<Route> all() {
        var list = Yaml.read(Path.of("gerbang/routes.yaml")).path("routes");
        return Yaml.children(list).map(Route::of).toList();
    }

    private static Route of(JsonNode entry) {
        return new Route(
                entry.path("path").asText(),
                entry.path("match").asText().equals("exact"),
                entry.path("method").textValue(),
                entry.path("service").asText());
    }

    /** By whole segments, as the Gateway API matches a PathPrefix. */
    boolean matches(String verb, String requested) {
        return (method == null || method.equals(verb))
                && (requested.equals(path) || !exact && requested.startsWith(path + "/"));
    }
}
