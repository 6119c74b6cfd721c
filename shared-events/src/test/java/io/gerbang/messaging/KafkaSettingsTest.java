package io.gerbang.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.PgConnectOptions;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {

    @Test
    void the_operator_adds_to_our_settings_and_does_not_change_them() {
        var settings =
                KafkaSettings.of(
                        Map.of("sasl.mechanism", "SCRAM-SHA-512", "acks", "0"),
                        Map.of("acks", "all"));

        assertThat(settings)
                .containsOnly(
                        Map.entry("sasl.mechanism", "SCRAM-SHA-512"), Map.entry("acks", "all"));
    }

    @Test
    void the_relay_logs_in_where_the_operator_says_how() {
        var connections =
                new RelayConnections(
                        new PgConnectOptions(),
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                "127.0.0.1:1",
                                "security.protocol",
                                "SASL_PLAINTEXT",
                                "sasl.mechanism",
                                "PLAIN"));

        assertThatThrownBy(() -> connections.producer("slot-0"))
                .hasStackTraceContaining("JAAS configuration");
    }
}
