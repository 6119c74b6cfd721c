package io.gerbang.local.kafka;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Creates the topics that a broker lacks, and says who may write them. */
public final class TopicCreator {
    /** A batch costs the broker and its clients for each that it touches: record 24 in docs/adr. */
    private static final int PARTITIONS = 2;

    private static final short REPLICATION = 1;
    private static final long SEVEN_DAYS_MS = 7L * 24 * 60 * 60 * 1000;

    private TopicCreator() {}

    /** Blocks until the broker has all of them; what exists is left as it is. */
    public static void create(
            String bootstrapServers, List<TopicDefinition> topics, Optional<ServiceLogins> logins) {
        if (topics.isEmpty()) {
            return;
        }
        Map<String, Object> settings =
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (var admin = Admin.create(settings)) {
            var existing = new HashSet<>(admin.listTopics().names().get());
            var missing =
                    topics.stream()
                            .filter(topic -> !existing.contains(topic.name()))
                            .map(TopicCreator::newTopic)
                            .toList();
            admin.createTopics(missing).all().get();
            if (logins.isPresent()) {
                admin.createAcls(logins.get().permissions()).all().get();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Kafka refused to create topics", failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating topics", interruption);
        }
    }

    private static NewTopic newTopic(TopicDefinition topic) {
        var settings =
                topic.compacted()
                        ? Map.of(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_COMPACT)
                        : Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(SEVEN_DAYS_MS));
        return new NewTopic(topic.name(), PARTITIONS, REPLICATION).configs(settings);
    }
}
