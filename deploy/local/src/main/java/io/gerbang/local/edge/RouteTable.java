package io.gerbang.local.edge;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** All public routes, the most specific first. What no route matches is not public. */
public record RouteTable(List<Route> routes) {
    private static final String FILE = "/routes.yaml";

    /** The list that a cluster's HTTPRoute is made of too. */
    public static RouteTable load() throws IOException {
        try (var file = RouteTable.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IOException("There is no " + FILE + " on the class path");
            }
            return parse(file);
        }
    }

    static RouteTable parse(InputStream yaml) {
        Map<String, List<Map<String, String>>> document =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return new RouteTable(
                document.getOrDefault("routes", List.of()).stream()
                        .map(RouteTable::route)
                        .toList());
    }

    /** The service that answers, if any. */
    public Optional<String> find(String method, String path) {
        if (Paths.areAmbiguous(path)) {
            return Optional.empty();
        }
        for (var route : routes) {
            if (route.matches(method, path)) {
                return Optional.of(route.service());
            }
        }
        return Optional.empty();
    }

    private static Route route(Map<String, String> entry) {
        var path = entry.getOrDefault("path", "");
        return new Route(
                path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
                "exact".equals(entry.get("match")),
                entry.get("method"),
                entry.getOrDefault("service", ""));
    }
}
