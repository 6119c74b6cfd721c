package io.gerbang.authorization.adapter.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gerbang.messaging.EventCodec;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Snapshots in text columns, in the same JSON as events. */
final class Json {

    private static final ObjectMapper MAPPER = EventCodec.json();

    private Json() {}

    static String write(Object snapshot) {
        try {
            return MAPPER.writeValueAsString(snapshot);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An object of strings, in its order. */
    static Map<String, String> readTexts(String json) {
        try {
            return MAPPER.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
