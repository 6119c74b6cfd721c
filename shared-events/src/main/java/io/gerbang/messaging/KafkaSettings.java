package io.gerbang.messaging;

import java.util.HashMap;
import java.util.Map;

/**
 * What a client of Kafka is set to: all that the operator says, such as TLS and SASL, and over it
 * what delivery depends on.
 */
public final class KafkaSettings {

    private KafkaSettings() {}

    /**
     * @param configured by the operator, under Kafka's own names
     * @param ours wins
     */
    public static Map<String, Object> of(Map<String, Object> configured, Map<String, ?> ours) {
        var settings = new HashMap<>(configured);
        settings.putAll(ours);
        return settings;
    }
}
