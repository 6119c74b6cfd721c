package io.gerbang.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.messaging.EventCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompatibilityContractTest {

    private static final EventType SCREENED =
            EventType.all().stream()
                    .filter(event -> event.name().equals("PaymentScreened"))
                    .findFirst()
                    .orElseThrow();

    /** What is new has no released schema yet, and gets it here. */
    @BeforeAll
    static void release() throws IOException {
        if (!Generated.UPDATE) {
            return;
        }
        for (var event : EventType.all()) {
            var file = Generated.RELEASED.resolve(event.schemaPath());
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, SchemaGeneration.text(SchemaGeneration.schemaOf(event)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void no_released_schema_is_broken(Path released) throws IOException {
        var current =
                Generated.RESOURCES.resolve(Generated.RELEASED.relativize(released).toString());

        assertThat(current).as("a released event may not go").exists();
        assertThat(SchemaCompatibility.breaks(read(released), read(current))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_has_its_released_schema(EventType event) {
        assertThat(Generated.RELEASED.resolve(event.schemaPath())).exists();
    }

    @Test
    void an_optional_property_may_come() {
        assertThat(breaksAfter(schema -> payment(schema).putObject("note").put("type", "string")))
                .isEmpty();
    }

    @Test
    void a_property_may_not_go() {
        assertThat(breaksAfter(schema -> payment(schema).remove("customer_id")))
                .containsExactly("/payment/customer_id is gone");
    }

    @Test
    void a_property_may_not_change_its_type() {
        assertThat(breaksAfter(schema -> payment(schema).putObject("amount").put("type", "string")))
                .containsExactly("/payment/amount has another type");
    }

    @Test
    void a_property_may_not_become_required() {
        assertThat(breaksAfter(schema -> required(schema).add("customer_id")))
                .containsExactly("/payment/customer_id has become required");
    }

    @Test
    void a_property_may_not_become_optional() {
        assertThat(breaksAfter(schema -> required(schema).remove(0)))
                .containsExactly("/payment/payment_id has become optional");
    }

    @Test
    void the_values_of_a_property_may_be_neither_fewer_nor_more() {
        assertThat(breaksAfter(schema -> decisions(schema).remove(0)))
                .containsExactly("/screening/decision has other values");
        assertThat(breaksAfter(schema -> decisions(schema).add("challenge")))
                .containsExactly("/screening/decision has other values");
    }

    @Test
    void what_a_list_holds_may_not_change() {
        assertThat(
                        breaksAfter(schema ->
                                ((ObjectNode) schema.at("/$defs/Reason/properties"))
                                        .remove("rule")))
                .containsExactly("/screening/reasons[]/rule is gone");
    }

    private static List<String> breaksAfter(Consumer<ObjectNode> change) {
        var released = SchemaGeneration.schemaOf(SCREENED);
        var current = released.deepCopy();
        change.accept(current);
        assertThat(current).isNotEqualTo(released);
        return SchemaCompatibility.breaks(released, current);
    }

    private static ObjectNode payment(ObjectNode schema) {
        return (ObjectNode) schema.at("/$defs/PaymentFacts/properties");
    }

    private static ArrayNode required(ObjectNode schema) {
        return (ArrayNode) schema.at("/$defs/PaymentFacts/required");
    }

    private static ArrayNode decisions(ObjectNode schema) {
        return (ArrayNode) schema.at("/$defs/ScreeningDecision/enum");
    }

    private static JsonNode read(Path file) throws IOException {
        return EventCodec.json().readTree(file.toFile());
    }

    static List<EventType> events() {
        return EventType.all();
    }

    static List<Path> released() throws IOException {
        try (var files = Files.walk(Generated.RELEASED)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
