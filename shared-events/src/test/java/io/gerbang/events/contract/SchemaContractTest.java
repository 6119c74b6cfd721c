package io.gerbang.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gerbang.events.OperatorActed;
import io.gerbang.events.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaContractTest {

    /** Words that no property of a public event may hold: what a person gave stays in checkout. */
    private static final Set<String> PERSONAL =
            Set.of(
                    "address", "birth", "city", "email", "ip", "line1", "mail", "name", "phone",
                    "postal", "street");

    @ParameterizedTest
    @MethodSource("events")
    void each_event_has_its_schema(EventType event) throws IOException {
        Generated.assertCurrent(
                Generated.RESOURCES.resolve(event.schemaPath()),
                SchemaGeneration.text(SchemaGeneration.schemaOf(event)));
    }

    @Test
    void no_schema_is_left_of_an_event_that_is_gone() throws IOException {
        try (var files = Files.walk(Generated.RESOURCES.resolve("schemas"))) {
            var present =
                    files.filter(Files::isRegularFile)
                            .map(Generated.RESOURCES::relativize)
                            .map(Object::toString);
            assertThat(present)
                    .containsExactlyInAnyOrderElementsOf(
                            events().map(EventType::schemaPath).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_property_is_described(EventType event) {
        assertThat(properties(event))
                .isNotEmpty()
                .allSatisfy(property ->
                        assertThat(property.schema().path("description").asText())
                                .as(property.name())
                                .endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("publicEvents")
    void a_public_event_carries_nothing_that_a_person_gave(EventType event) {
        assertThat(properties(event))
                .extracting(Property::name)
                .allSatisfy(
                        name -> assertThat(name.split("_")).doesNotContainAnyElementsOf(PERSONAL));
    }

    @Test
    void a_topic_is_named_by_owner_aggregate_and_major_version() {
        assertThat(Topic.values())
                .extracting(Topic::topicName)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("(internal\\.)?[a-z]+\\.[a-z_]+\\.v[1-9]"));
    }

    @Test
    void an_event_type_is_on_one_topic_only_but_that_of_acts() {
        assertThat(events())
                .extracting(EventType::name)
                .filteredOn(name -> !name.equals(OperatorActed.class.getSimpleName()))
                .doesNotHaveDuplicates();
    }

    private record Property(String name, JsonNode schema) {}

    /** All properties of the event and of what it holds. */
    private static List<Property> properties(EventType event) {
        var schema = SchemaGeneration.schemaOf(event);
        var properties = new ArrayList<Property>();
        schema.findValues("properties")
                .forEach(object ->
                        object.properties()
                                .forEach(entry ->
                                        properties.add(
                                                new Property(entry.getKey(), entry.getValue()))));
        return properties;
    }

    static Stream<EventType> events() {
        return EventType.all().stream();
    }

    static Stream<EventType> publicEvents() {
        return Arrays.stream(Topic.values()).filter(Topic::isPublic).flatMap(EventType::on);
    }
}
