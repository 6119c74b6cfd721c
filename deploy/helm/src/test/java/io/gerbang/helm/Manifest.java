package io.gerbang.helm;

import static io.gerbang.helm.Yaml.children;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** One object of a rendered release. */
record Manifest(String kind, String name, JsonNode json) {
    static Manifest of(JsonNode json) {
        return new Manifest(json.path("kind").asText(), json.at("/metadata/name").asText(), json);
    }

    JsonNode at(String pointer) {
        return json.at(pointer);
    }

    /** A StatefulSet's pod. */
    JsonNode pod() {
        return at("/spec/template/spec");
    }

    /** A StatefulSet's containers, those that run before the others too. */
    List<JsonNode> containers() {
        return Stream.concat(children(pod().path("initContainers")), serving()).toList();
    }

    /** The variables of a StatefulSet's service. */
    List<JsonNode> variables() {
        return serving().flatMap(container -> children(container.path("env"))).toList();
    }

    JsonNode variable(String variable) {
        return variables().stream()
                .filter(entry -> entry.path("name").asText().equals(variable))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " has no " + variable));
    }

    JsonNode serviceContainer() {
        return serving().findFirst().orElseThrow();
    }

    private Stream<JsonNode> serving() {
        return children(pod().path("containers"));
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
