package io.gerbang.local.kafka;

import io.gerbang.local.FreePort;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The settings of a broker that is alone: one replica of everything, on loopback only.
 *
 * <p>Small segments bound what a broker that was killed reads again when it starts; short sessions
 * bound how long it waits for its own predecessor to be forgotten. What waited for records is let
 * go soon after it has got some: a small heap's collector would take it for long-lived.
 */
public record BrokerSettings(
        Path data, int port, int controllerPort, Optional<ServiceLogins> logins) {
    private static final String TEMPLATE =
            """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@127.0.0.1:%2$d
            controller.listener.names=CONTROLLER
            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
            auto.create.topics.enable=true
            num.partitions=8
            default.replication.factor=1
            offsets.topic.num.partitions=8
            offsets.topic.replication.factor=1
            transaction.state.log.num.partitions=8
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            group.initial.rebalance.delay.ms=0
            broker.heartbeat.interval.ms=500
            broker.session.timeout.ms=2000
            log.segment.bytes=67108864
            log.index.size.max.bytes=1048576
            log.cleaner.dedupe.buffer.size=16777216
            num.network.threads=2
            num.io.threads=4
            fetch.purgatory.purge.interval.requests=50
            producer.purgatory.purge.interval.requests=50
            """;

    /** Takes any free port for the controller, which only this broker speaks to. */
    public BrokerSettings(Path data, int port, Optional<ServiceLogins> logins) {
        this(data, port, FreePort.take(), logins);
    }

    /** In the form that the broker's constructor takes. */
    public Properties properties() {
        var properties = new Properties();
        try {
            properties.load(new StringReader(TEMPLATE.formatted(port, controllerPort)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        properties.setProperty("log.dirs", data.toString());
        logins.ifPresent(services -> open(properties, services));
        return properties;
    }

    /** Who logs in is held to the list of permissions; who need not may do anything. */
    private static void open(Properties properties, ServiceLogins services) {
        var address = ",SERVICES://127.0.0.1:" + services.port();
        for (var setting : new String[] {"listeners", "advertised.listeners"}) {
            properties.setProperty(setting, properties.getProperty(setting) + address);
        }
        properties.setProperty(
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SERVICES:SASL_PLAINTEXT");
        properties.setProperty("listener.name.services.sasl.enabled.mechanisms", "PLAIN");
        properties.setProperty("listener.name.services.plain.sasl.jaas.config", services.users());
        properties.setProperty(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        properties.setProperty("super.users", "User:ANONYMOUS");
    }

    /** In the form that Kafka's own tools read; returns the file. */
    public Path write(Path file) throws IOException {
        try (var writer = Files.newBufferedWriter(file)) {
            properties().store(writer, null);
        }
        return file;
    }
}
