package io.gerbang.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.application.AuditLog;
import io.gerbang.checkout.application.AuditLog.Entry;
import io.gerbang.events.Act;
import io.gerbang.events.Act.Detail;
import io.gerbang.events.Event;
import io.gerbang.events.OperatorActed;
import io.gerbang.events.Topic;
import io.gerbang.messaging.EventCodec;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Operators act at every service; the log of it is one. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class ActsElsewhereIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject AuditLog audit;

    private final String operator = "ani-" + UUID.randomUUID();

    @Test
    void acts_at_every_service_are_in_the_log_once() {
        var vault = new OperatorActed(act("vault.rewrapped", "vault"));
        var fraud = new OperatorActed(act("fraud_settings.replaced", "acct_1"));
        var letter = new OperatorActed(act("dead_letter.replayed", "settlement-service"));
        var own = new OperatorActed(act("dead_letter.replayed", "checkout-service"));

        send(Topic.AUTHORIZATION_ACT, "act_1" + operator, vault);
        send(Topic.AUTHORIZATION_ACT, "act_1" + operator, vault);
        send(Topic.FRAUD_ACT, "act_2" + operator, fraud);
        send(Topic.SETTLEMENT_ACT, "act_3" + operator, letter);
        send(Topic.CHECKOUT_ACT, "act_4" + operator, own);

        assertThat(entries(4))
                .allSatisfy(entry -> {
                    assertThat(entry.origin()).isEqualTo("192.0.2.7");
                    assertThat(entry.detail())
                            .isEqualTo(
                                    "{\"key_id\":\"7\",\"performed_at\":\"2026-11-26T12:00:00Z\"}");
                })
                .extracting(Entry::action)
                .containsExactlyInAnyOrder(
                        "vault.rewrapped",
                        "fraud_settings.replaced",
                        "dead_letter.replayed",
                        "dead_letter.replayed");
    }

    private Act act(String action, String subject) {
        return new Act(operator, "192.0.2.7", action, subject, List.of(new Detail("key_id", "7")));
    }

    private List<Entry> entries(int count) {
        var deadline = Instant.now().plus(LIMIT);
        List<Entry> found;
        do {
            LockSupport.parkNanos(PAUSE.toNanos());
            found =
                    audit.list(0, 10_000).await().atMost(LIMIT).stream()
                            .filter(entry -> entry.actor().equals(operator))
                            .toList();
        } while (found.size() < count && Instant.now().isBefore(deadline));
        return found;
    }

    private void send(Topic topic, String key, Event event) {
        var message =
                new ProducerRecord<>(
                        topic.topicName(), key.getBytes(UTF_8), EventCodec.write(event));
        var headers =
                Map.of(
                        "ce_type", EventCodec.typeOf(event),
                        "ce_sequence", "1",
                        "ce_time", "2026-11-26T12:00:00Z",
                        "ce_merchantid", "acct_1",
                        "ce_livemode", "false",
                        "ce_correlationid", key);
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers);
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(message);
        }
    }
}
