package io.gerbang.events.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a schema takes from those who rely on the one that was released. An optional property may
 * come; all else is a new major version, on a topic of its own.
 */
final class SchemaCompatibility {

    private final JsonNode releasedRoot;
    private final JsonNode currentRoot;
    private final List<String> breaks = new ArrayList<>();

    private SchemaCompatibility(JsonNode released, JsonNode current) {
        releasedRoot = released;
        currentRoot = current;
    }

    /** One sentence per break; empty where the current schema may follow the released one. */
    static List<String> breaks(JsonNode released, JsonNode current) {
        var comparison = new SchemaCompatibility(released, current);
        comparison.compare("", released, current);
        return comparison.breaks;
    }

    private void compare(String path, JsonNode releasedNode, JsonNode currentNode) {
        var released = resolve(releasedRoot, releasedNode);
        var current = resolve(currentRoot, currentNode);
        same(path, "type", released, current);
        same(path, "format", released, current);
        if (!strings(released.path("enum")).equals(strings(current.path("enum")))) {
            breaks.add(path + " has other values");
        }
        if (released.has("items")) {
            compare(path + "[]", released.path("items"), current.path("items"));
        }
        compareProperties(path, released, current);
    }

    private void compareProperties(String path, JsonNode released, JsonNode current) {
        released.path("properties")
                .properties()
                .forEach(property -> {
                    var name = path + "/" + property.getKey();
                    var now = current.path("properties").path(property.getKey());
                    if (now.isMissingNode()) {
                        breaks.add(name + " is gone");
                    } else {
                        compare(name, property.getValue(), now);
                    }
                });
        var before = strings(released.path("required"));
        var after = strings(current.path("required"));
        after.stream()
                .filter(name -> !before.contains(name))
                .forEach(name -> breaks.add(path + "/" + name + " has become required"));
        before.stream()
                .filter(name -> !after.contains(name) && current.path("properties").has(name))
                .forEach(name -> breaks.add(path + "/" + name + " has become optional"));
    }

    private void same(String path, String keyword, JsonNode released, JsonNode current) {
        if (!released.path(keyword).equals(current.path(keyword))) {
            breaks.add(path + " has another " + keyword);
        }
    }

    private static JsonNode resolve(JsonNode root, JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static Set<String> strings(JsonNode array) {
        var values = new HashSet<String>();
        array.forEach(value -> values.add(value.asText()));
        return values;
    }
}
