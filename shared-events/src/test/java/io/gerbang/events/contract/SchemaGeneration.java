package io.gerbang.events.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import io.gerbang.events.Event;
import io.gerbang.messaging.EventCodec;
import org.jspecify.annotations.Nullable;

/** JSON Schemas (2020-12) from the event records. */
final class SchemaGeneration {

    private static final String CONTRACT = Event.class.getPackageName();
    private static final SchemaGenerator GENERATOR = generator();

    private SchemaGeneration() {}

    static ObjectNode schemaOf(EventType event) {
        var generated = GENERATOR.generateSchema(event.type());
        var schema = EventCodec.json().createObjectNode();
        schema.set("$schema", generated.remove("$schema"));
        schema.put("$id", "urn:gerbang:" + event.topic().topicName() + ":" + event.name());
        schema.put("title", event.name());
        schema.put("description", Javadoc.of(event.type()));
        schema.setAll(generated);
        return schema;
    }

    static String text(JsonNode json) {
        return json.toPrettyString() + "\n";
    }

    private static SchemaGenerator generator() {
        var builder =
                new SchemaGeneratorConfigBuilder(
                                EventCodec.json(),
                                SchemaVersion.DRAFT_2020_12,
                                OptionPreset.PLAIN_JSON)
                        .with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY))
                        .with(Option.DEFINITIONS_FOR_ALL_OBJECTS);
        builder.forTypesInGeneral()
                .withPropertySorter((one, other) -> 0)
                .withDescriptionResolver(SchemaGeneration::descriptionOf);
        builder.forFields()
                .withPropertyNameOverrideResolver(
                        field -> SnakeCaseStrategy.INSTANCE.translate(field.getDeclaredName()))
                .withRequiredCheck(SchemaGeneration::isRequired);
        return new SchemaGenerator(builder.build());
    }

    private static @Nullable String descriptionOf(TypeScope scope) {
        var type = scope.getType().getErasedType();
        return type.getName().startsWith(CONTRACT) ? Javadoc.of(type) : null;
    }

    private static boolean isRequired(FieldScope field) {
        return !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
