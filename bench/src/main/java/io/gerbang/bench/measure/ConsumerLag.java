package io.gerbang.bench.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How many records the services have yet to take. */
public final class ConsumerLag implements AutoCloseable {
    private static final List<String> GROUPS =
            Databases.SERVICES.stream().map(service -> service + "-service").toList();

    private final Admin admin;

    public ConsumerLag(String bootstrapServers) {
        var settings = new Properties();
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        this.admin = Admin.create(settings);
    }

    /** Summed over all groups and partitions, as far as offsets were committed. */
    long records() throws ExecutionException, InterruptedException {
        var groups =
                GROUPS.stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        _ -> new ListConsumerGroupOffsetsSpec()));
        var lag = 0L;
        for (var committed : admin.listConsumerGroupOffsets(groups).all().get().values()) {
            lag += lag(committed);
        }
        return lag;
    }

    private long lag(Map<TopicPartition, OffsetAndMetadata> committed)
            throws ExecutionException, InterruptedException {
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        committed.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        var ends = admin.listOffsets(latest).all().get();
        return committed.entrySet().stream()
                .mapToLong(entry -> ends.get(entry.getKey()).offset() - entry.getValue().offset())
                .sum();
    }

    @Override
    public void close() {
        admin.close();
    }
}
