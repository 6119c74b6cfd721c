package io.gerbang.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.gerbang.events.Event;
import io.gerbang.events.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Events to JSON and back: snake case, ISO 8601 times, absent instead of null. */
public final class EventCodec {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .annotationIntrospector(
                            AnnotationIntrospector.pair(
                                    new RequiredComponents(), new JacksonAnnotationIntrospector()))
                    .addModule(new JavaTimeModule())
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .serializationInclusion(JsonInclude.Include.NON_NULL)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .build();

    private static final Map<Topic, Map<String, Class<? extends Event>>> TYPES = types();

    private EventCodec() {}

    /** The mapper that writes events, for whoever needs the same JSON. */
    public static ObjectMapper json() {
        return JSON;
    }

    /** The events that a topic may carry, by the name of their type ({@code ce_type}). */
    public static Map<String, Class<? extends Event>> typesOf(Topic topic) {
        return TYPES.get(topic);
    }

    public static String typeOf(Event event) {
        return event.getClass().getSimpleName();
    }

    public static byte[] write(Event event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws UnreadableEventException where the type is unknown to this version or the value is
     *     not what the schema says
     */
    public static Event read(Topic topic, String type, byte[] value) {
        var eventType = TYPES.get(topic).get(type);
        if (eventType == null) {
            throw new UnreadableEventException("unknown event type " + type);
        }
        try {
            return JSON.readValue(value, eventType);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableEventException("value is no " + type);
        }
    }

    private static Map<Topic, Map<String, Class<? extends Event>>> types() {
        var types = new EnumMap<Topic, Map<String, Class<? extends Event>>>(Topic.class);
        for (var topic : Topic.values()) {
            types.put(
                    topic,
                    concrete(topic.eventType())
                            .collect(Collectors.toMap(Class::getSimpleName, Function.identity())));
        }
        return types;
    }

    private static Stream<Class<? extends Event>> concrete(Class<? extends Event> type) {
        if (!type.isSealed()) {
            return Stream.of(type);
        }
        return Arrays.stream(type.getPermittedSubclasses())
                .flatMap(permitted -> concrete(permitted.asSubclass(Event.class)));
    }
}
