package io.gerbang.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.events.EventRecord;
import io.gerbang.testing.TestKafka;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsumerLoopIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final EffectsHandler effects = new EffectsHandler();
    private TestService service;
    private RunningRelay relay;
    private @Nullable String slot;

    @BeforeEach
    void start() {
        service = new TestService("loop");
        relay = new RunningRelay(service, "slot-0", Duration.ofSeconds(10));
    }

    @AfterEach
    void stop() throws Exception {
        relay.close();
        service.close();
    }

    @Test
    void a_restarted_consumer_goes_on_where_the_last_one_ended() throws Exception {
        var key = service.newKey("pi");
        service.publish(key, 2);
        try (var loop = new RunningLoop(service.inbox(effects))) {
            awaitEffects(key, 2);
        }
        service.publish(key, 2);

        try (var loop = new RunningLoop(service.inbox(effects))) {
            awaitEffects(key, 4);
        }

        assertThat(service.effects(key)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void offsets_that_could_not_be_committed_are_committed_later() throws Exception {
        var key = service.newKey("pi");
        service.publish(key, 1);
        try (var earlier = new RunningLoop(service.inbox(effects))) {
            awaitEffects(key, 1);
        }
        var before = committed();
        service.publish(key, 1);

        try (var loop = new RunningLoop(service.inbox(effects), new LosesACommit(settings()))) {
            awaitEffects(key, 2);
            Await.until("it is committed", LIMIT, () -> !committed().equals(before));
        }
    }

    /** A commit fails now and then, where a broker is restarted for instance. */
    private static final class LosesACommit extends KafkaConsumer<byte[], byte[]> {

        private boolean lost;

        LosesACommit(Map<String, Object> settings) {
            super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }

        @Override
        public void commitAsync(OffsetCommitCallback callback) {
            if (lost) {
                super.commitAsync(callback);
                return;
            }
            lost = true;
            callback.onComplete(Map.of(), new RetriableCommitFailedException("lost"));
        }

        @Override
        public void commitAsync() {
            commitAsync((_, _) -> {});
        }
    }

    @Test
    void a_consumer_that_ends_in_the_middle_of_a_batch_does_not_commit_it() throws Exception {
        var key = service.newKey("pi");
        try (var loop = new RunningLoop(service.inbox(effects))) {
            service.publish(key, 1);
            awaitEffects(key, 1);
        }
        var committed = committed();
        var entered = new CountDownLatch(1);
        var inbox =
                service.inbox((tx, events) -> {
                    entered.countDown();
                    return Uni.createFrom().nothing();
                });
        try (var loop = new RunningLoop(inbox)) {
            service.publish(key, 1);
            entered.await();

            loop.interrupt();
        }

        assertThat(committed()).isEqualTo(committed);
    }

    @Test
    void a_batch_of_which_nothing_is_heard_is_taken_again() throws Exception {
        var key = service.newKey("pi");
        var deaf = new AtomicBoolean(true);
        var inbox =
                service.inbox((tx, events) ->
                        deaf.getAndSet(false) ? neverAnswered(tx) : effects.handle(tx, events));
        service.publish(key, 2);

        try (var loop = new RunningLoop(inbox, Duration.ofSeconds(1))) {
            awaitEffects(key, 2);
        }

        assertThat(service.effects(key)).containsExactly(1L, 2L);
    }

    @Test
    void what_was_dropped_before_it_was_read_is_noted_and_all_after_it_is_taken() throws Exception {
        var read = service.newKey("pi");
        service.publish(read, 1);
        try (var loop = new RunningLoop(service.inbox(effects))) {
            awaitEffects(read, 1);
        }
        service.run("delete from missed_records"); // of what other tests have dropped
        var partition = committed();
        var dropped = service.newKey("pi");
        service.publish(dropped, 2);
        Await.until("it is published", LIMIT, () -> service.count("outbox") == 0);
        var ends = dropEverything();
        var later = service.newKey("pi");
        service.publish(later, 1);

        try (var loop = new RunningLoop(service.inbox(effects))) {
            awaitEffects(later, 1);
            // Where it is on another partition it may well be taken before the gap is met.
            Await.until("the gap is noted", LIMIT, () -> !missed().isEmpty());
        }

        assertThat(service.effects(dropped)).isEmpty();
        assertThat(missed())
                .singleElement()
                .satisfies(row -> {
                    var place = new TopicPartition(row.getString(0), row.getInteger(1));
                    assertThat(row.getLong(2)).isEqualTo(partition.get(place));
                    assertThat(row.getLong(3))
                            .isEqualTo(ends.get(place))
                            .isEqualTo(row.getLong(2) + 2);
                });
    }

    /**
     * As when the retention time of all that is on the topic is over; emits where it now begins.
     */
    private static Map<TopicPartition, Long> dropEverything() throws Exception {
        try (var admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                TestKafka.start().bootstrapServers()))) {
            var topic = TestService.TOPIC.topicName();
            var partitions =
                    admin
                            .describeTopics(List.of(topic))
                            .allTopicNames()
                            .get()
                            .get(topic)
                            .partitions()
                            .stream()
                            .collect(
                                    Collectors.toMap(
                                            each -> new TopicPartition(topic, each.partition()),
                                            _ -> OffsetSpec.latest()));
            var ends = new HashMap<TopicPartition, Long>();
            admin.listOffsets(partitions)
                    .all()
                    .get()
                    .forEach((partition, end) -> ends.put(partition, end.offset()));
            var before = new HashMap<TopicPartition, RecordsToDelete>();
            ends.forEach(
                    (partition, end) -> before.put(partition, RecordsToDelete.beforeOffset(end)));
            admin.deleteRecords(before).all().get();
            return ends;
        }
    }

    private List<Row> missed() {
        var rows = new ArrayList<Row>();
        service.pool()
                .query("select topic, partition, first_offset, next_offset from missed_records")
                .executeAndAwait()
                .forEach(rows::add);
        return rows;
    }

    @Test
    void a_consumer_ends_where_another_process_has_its_name() throws Exception {
        slot = "slot-0";
        var taken = service.newKey("pi");
        service.publish(taken, 1);
        var first = new RunningLoop(service.inbox(effects));
        awaitEffects(taken, 1);

        try (var second = new RunningLoop(service.inbox(effects))) {
            first.join();

            assertThat(first.failure()).isInstanceOf(FencedInstanceIdException.class);
        }
    }

    /** As if the server had gone without a word; it will give up the transaction by itself. */
    private static Uni<Runnable> neverAnswered(SqlConnection tx) {
        return tx.query("set local idle_in_transaction_session_timeout = 500")
                .execute()
                .chain(() -> Uni.createFrom().nothing());
    }

    @Test
    void what_nobody_waits_for_rides_along_with_what_somebody_does() throws Exception {
        var unawaited = service.newKey("pi");
        var awaited = service.newKey("pi");
        var batches = new CopyOnWriteArrayList<List<String>>();
        EventBatchHandler handler =
                (transaction, events) -> {
                    batches.add(events.stream().map(EventRecord::key).toList());
                    return effects.handle(transaction, events);
                };
        var pace = new BatchPace(LIMIT, Set.of("PaymentVoided"), 500, LIMIT);
        try (var loop = new RunningLoop(service.inbox(handler), pace)) {
            var first = service.newKey("pi");
            service.publishVoided(first);
            awaitEffects(first, 1);

            service.publish(unawaited, 1);
            service.publishVoided(awaited);
            awaitEffects(awaited, 1);
        }

        assertThat(batches).anySatisfy(batch -> assertThat(batch).contains(unawaited, awaited));
    }

    private void awaitEffects(String key, int count) throws Exception {
        Await.until(
                count + " effects of " + key, LIMIT, () -> service.effects(key).size() == count);
    }

    /** The group's offsets, as far as it has any. */
    private Map<TopicPartition, Long> committed() {
        try (var consumer = consumer()) {
            var partitions =
                    consumer.partitionsFor(TestService.TOPIC.topicName()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .collect(Collectors.toSet());
            return consumer.committed(partitions).entrySet().stream()
                    .filter(entry -> Objects.nonNull(entry.getValue()))
                    .collect(
                            Collectors.toMap(
                                    Map.Entry::getKey, entry -> entry.getValue().offset()));
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        if (slot != null) {
            settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, slot);
        }
        settings.putAll(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        TestKafka.start().bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        service.name(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                        6_000));
        return settings;
    }

    private final class RunningLoop implements AutoCloseable {

        private final ConsumerLoop loop;
        private final Thread thread;

        private volatile @Nullable Throwable failure;

        RunningLoop(Inbox inbox) {
            this(inbox, LIMIT);
        }

        RunningLoop(Inbox inbox, Duration longestBatch) {
            this(inbox, new BatchPace(Duration.ZERO, Set.of(), 500, longestBatch));
        }

        RunningLoop(Inbox inbox, BatchPace pace) {
            this(inbox, pace, consumer());
        }

        RunningLoop(Inbox inbox, KafkaConsumer<byte[], byte[]> consumer) {
            this(inbox, new BatchPace(Duration.ZERO, Set.of(), 500, LIMIT), consumer);
        }

        private RunningLoop(Inbox inbox, BatchPace pace, KafkaConsumer<byte[], byte[]> consumer) {
            var topics = List.of(TestService.TOPIC.topicName());
            var missed = new MissedRecords(service.database());
            loop = new ConsumerLoop(consumer, topics, inbox, missed, pace);
            thread =
                    Thread.ofPlatform()
                            .name("loop")
                            .daemon()
                            .uncaughtExceptionHandler((_, cause) -> failure = cause)
                            .start(loop);
        }

        void join() throws InterruptedException {
            thread.join(LIMIT);
        }

        @Nullable Throwable failure() {
            return failure;
        }

        void interrupt() throws InterruptedException {
            thread.interrupt();
            thread.join();
        }

        @Override
        public void close() throws InterruptedException {
            loop.close();
            thread.join();
        }
    }
}
