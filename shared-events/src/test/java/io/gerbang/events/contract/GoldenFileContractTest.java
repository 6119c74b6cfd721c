package io.gerbang.events.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.gerbang.events.Event;
import io.gerbang.messaging.EventCodec;
import io.gerbang.messaging.UnreadableEventException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each event as it lies on Kafka: with everything that it can say, with the least that it must, and
 * as the oldest version that may still be on a topic wrote it.
 */
class GoldenFileContractTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final List<String> FORMS = List.of("complete", "required", "v1");
    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.getInstance(VersionFlag.V202012);

    @ParameterizedTest
    @MethodSource("events")
    void each_is_valid_by_its_schema(EventType event) throws IOException {
        var schema =
                SCHEMAS.getSchema(
                        Files.readString(Generated.RESOURCES.resolve(event.schemaPath())));

        for (var form : FORMS) {
            assertThat(schema.validate(golden(event, form))).as(form).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void each_is_read_and_written_back_the_same(EventType event) throws IOException {
        for (var form : FORMS) {
            var golden = golden(event, form);

            assertThat(EventCodec.json().readTree(EventCodec.write(read(event, golden))))
                    .as(form)
                    .isEqualTo(golden);
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_complete_one_has_every_property_and_the_least_one_no_optional_one(EventType event)
            throws IOException {
        var schema = SchemaGeneration.schemaOf(event);

        assertThat(paths(golden(event, "complete"))).isEqualTo(paths(schema, false));
        assertThat(paths(golden(event, "required"))).isEqualTo(paths(schema, true));
    }

    @ParameterizedTest
    @MethodSource("events")
    void one_that_lacks_a_required_property_or_has_null_there_is_refused(EventType event)
            throws IOException {
        var golden = golden(event, "required");
        for (var name : (Iterable<String>) golden::fieldNames) {
            var lacking = ((ObjectNode) golden.deepCopy());
            lacking.remove(name);
            assertThatThrownBy(() -> read(event, lacking))
                    .as("without %s", name)
                    .isInstanceOf(UnreadableEventException.class);

            var empty = ((ObjectNode) golden.deepCopy()).putNull(name);
            assertThatThrownBy(() -> read(event, empty))
                    .as("with a null %s", name)
                    .isInstanceOf(UnreadableEventException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_property_of_a_later_version_is_passed_over(EventType event) throws IOException {
        var golden = golden(event, "complete");
        var later = ((ObjectNode) golden.deepCopy()).put("from_the_future", true);

        assertThat(read(event, later)).isEqualTo(read(event, golden));
    }

    private static Event read(EventType event, JsonNode json) throws IOException {
        return EventCodec.read(
                event.topic(), event.name(), EventCodec.json().writeValueAsBytes(json));
    }

    private static JsonNode golden(EventType event, String form) throws IOException {
        return EventCodec.json()
                .readTree(GOLDEN.resolve(event.name()).resolve(form + ".json").toFile());
    }

    /** The paths of all properties of a value. */
    private static Set<String> paths(JsonNode value) {
        var paths = new TreeSet<String>();
        collect("", value, paths);
        return paths;
    }

    private static void collect(String path, JsonNode value, Set<String> paths) {
        value.properties()
                .forEach(property -> {
                    paths.add(path + "/" + property.getKey());
                    collect(path + "/" + property.getKey(), property.getValue(), paths);
                });
        if (value.isArray()) {
            value.forEach(item -> collect(path + "[]", item, paths));
        }
    }

    /** The paths of all properties that a schema knows, or requires. */
    private static Set<String> paths(JsonNode schema, boolean onlyRequired) {
        var paths = new TreeSet<String>();
        collect("", schema, schema, onlyRequired, paths);
        return paths;
    }

    private static void collect(
            String path, JsonNode root, JsonNode node, boolean onlyRequired, Set<String> paths) {
        var schema = node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
        var required = new ArrayList<String>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties")
                .properties()
                .forEach(property -> {
                    if (!onlyRequired || required.contains(property.getKey())) {
                        var name = path + "/" + property.getKey();
                        paths.add(name);
                        collect(name, root, property.getValue(), onlyRequired, paths);
                    }
                });
        if (schema.has("items") && !onlyRequired) {
            collect(path + "[]", root, schema.path("items"), false, paths);
        }
    }

    static List<EventType> events() {
        return EventType.all();
    }
}
