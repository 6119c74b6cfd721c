package io.gerbang.messaging.quarkus;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Whether the relay and the consumer go on. While Kafka or PostgreSQL is away they do, trying: only
 * a new process can help one that does not.
 */
@Liveness
@ApplicationScoped
class MessagingLiveness implements HealthCheck {

    /** A batch has a minute, and so have the waits of a relay's cycle together. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(3);

    private final RelayRunner relay;
    private final ConsumerRunner consumer;

    MessagingLiveness(RelayRunner relay, ConsumerRunner consumer) {
        this.relay = relay;
        this.consumer = consumer;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("messaging").up();
        Stream.of(relay.thread(), consumer.thread())
                .filter(Objects::nonNull)
                .forEach(thread -> {
                    response.withData(thread.name(), thread.silence().toMillis());
                    if (!thread.isWell(LONGEST_SILENCE)) {
                        response.down();
                    }
                });
        return response.build();
    }
}
