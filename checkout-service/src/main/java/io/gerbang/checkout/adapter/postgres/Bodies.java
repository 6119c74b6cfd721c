package io.gerbang.checkout.adapter.postgres;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.gerbang.checkout.domain.PaymentState;
import io.gerbang.checkout.domain.SessionPurpose;
import io.gerbang.checkout.domain.SessionState;
import io.gerbang.checkout.domain.SetupState;

/**
 * Domain records as the JSON in a {@code body} column. What is asked for by value has a column of
 * its own; the rest is read and written whole.
 */
final class Bodies {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .addMixIn(PaymentState.class, Named.class)
                    .addMixIn(SessionPurpose.class, Named.class)
                    .addMixIn(SessionState.class, Named.class)
                    .addMixIn(SetupState.class, Named.class)
                    .serializationInclusion(JsonInclude.Include.NON_NULL)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    static {
        JSON.registerSubtypes(PaymentState.class.getPermittedSubclasses());
        JSON.registerSubtypes(SessionPurpose.class.getPermittedSubclasses());
        JSON.registerSubtypes(SessionState.class.getPermittedSubclasses());
        JSON.registerSubtypes(SetupState.class.getPermittedSubclasses());
    }

    private Bodies() {}

    /** What is one of several says which it is. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    private interface Named {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a domain record has a JSON form", e);
        }
    }

    static <T> T read(String body, Class<T> type) {
        try {
            return JSON.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " is unreadable");
        }
    }
}
