package io.gerbang.systemtests.security;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service that is taken over forges nobody else's events. */
@ExtendWith(GatewayExtension.class)
class KafkaRightsIT {
    private static final Map<String, List<String>> TOPICS =
            Map.of(
                    "checkout", List.of("checkout.payment.v1", "internal.checkout.merchant.v1"),
                    "fraud", List.of("fraud.payment.v1"),
                    "authorization", List.of("authorization.payment.v1"),
                    "settlement", List.of("settlement.balance.v1"));

    private final RunningGateway gateway;

    KafkaRightsIT(RunningGateway gateway) {
        this.gateway = gateway;
    }

    @Test
    void a_service_writes_no_topic_of_another() throws Exception {
        for (var service : TOPICS.keySet()) {
            var password =
                    gateway.state().secret(service.toUpperCase(Locale.ROOT) + "_KAFKA_PASSWORD");
            try (var producer = producer(service, password)) {
                for (var owner : TOPICS.keySet()) {
                    if (!owner.equals(service)) {
                        TOPICS.get(owner).forEach(topic -> assertRefused(producer, topic));
                    }
                }
            }
        }
    }

    @Test
    void nobody_logs_in_with_a_wrong_password() {
        try (var producer = producer("checkout", "wrong")) {
            assertThatThrownBy(() ->
                            producer.send(new ProducerRecord<>("checkout.payment.v1", "x")).get())
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    private static void assertRefused(KafkaProducer<String, String> producer, String topic) {
        assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, "forged")).get())
                .as(topic)
                .hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    private KafkaProducer<String, String> producer(String service, String password) {
        var login =
                "org.apache.kafka.common.security.plain.PlainLoginModule required"
                        + " username=\"%s\" password=\"%s\";".formatted(service, password);
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", gateway.variable("GERBANG_KAFKA_SERVICES"),
                        "security.protocol", "SASL_PLAINTEXT",
                        "sasl.mechanism", "PLAIN",
                        "sasl.jaas.config", login,
                        "max.block.ms", "20000"),
                new StringSerializer(),
                new StringSerializer());
    }
}
