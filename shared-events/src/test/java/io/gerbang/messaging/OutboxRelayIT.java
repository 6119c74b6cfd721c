package io.gerbang.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gerbang.events.EventRecord;
import io.gerbang.events.authorization.PaymentOutcomeUnknown;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxRelayIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofSeconds(10);

    private final EffectsHandler handler = new EffectsHandler();
    private TestService service;
    private Subscriber subscriber;
    private RunningRelay relay;

    @BeforeEach
    void start() {
        service = new TestService("relay");
        subscriber = Subscriber.into(service.inbox(handler));
        relay = new RunningRelay(service, service.name() + "-0", LEASE);
    }

    @AfterEach
    void stop() throws Exception {
        relay.close();
        subscriber.close();
        service.close();
    }

    @Test
    void committed_events_reach_kafka_in_order_and_leave_the_outbox() throws Exception {
        var key = service.newKey("pi");

        service.publish(key, 3);
        service.publish(key, 2);

        awaitEffects(key, 5);
        assertThat(subscriber.sequences(key)).containsExactly(1L, 2L, 3L, 4L, 5L);
        Await.until("the outbox is empty", LIMIT, () -> service.count("outbox") == 0);
        assertThat(service.count("event_log")).isEqualTo(5);
    }

    @Test
    void an_event_carries_the_headers_of_cloudevents() throws Exception {
        var key = service.newKey("pi");

        service.publish(key, 1);

        awaitEffects(key, 1);
        var headers = new TreeMap<String, String>();
        var raw = subscriber.received(key).getFirst();
        raw.headers()
                .forEach(header -> headers.put(header.key(), Subscriber.header(raw, header.key())));
        assertThat(headers)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("ce_specversion", "1.0"),
                                Map.entry("ce_id", key + "-1"),
                                Map.entry("ce_type", "PaymentOutcomeUnknown"),
                                Map.entry("ce_source", "/gerbang/authorization.payment.v1"),
                                Map.entry("ce_subject", key),
                                Map.entry("ce_time", "2026-11-23T12:00:00Z"),
                                Map.entry("ce_sequence", "1"),
                                Map.entry("ce_merchantid", "acct_1"),
                                Map.entry("ce_livemode", "false"),
                                Map.entry("ce_correlationid", "req_1"),
                                Map.entry("ce_causationid", "pi_cause-1"),
                                Map.entry("content-type", "application/json")));
        assertThat(raw.value())
                .asString()
                .isEqualTo("{\"payment_id\":\"" + key + "\",\"attempt\":1}");
    }

    @Test
    void nothing_of_a_rolled_back_transaction_is_published() throws Exception {
        var rolledBack = service.newKey("pi");
        var committed = sibling(rolledBack);

        assertThatThrownBy(() ->
                        service.database()
                                .transact(tx ->
                                        service.append(tx, rolledBack, 1)
                                                .chain(() ->
                                                        Uni.createFrom()
                                                                .<Void>failure(
                                                                        new IllegalStateException(
                                                                                "no"))))
                                .await()
                                .indefinitely())
                .hasMessage("no");
        service.publish(committed, 1);

        awaitEffects(committed, 1);
        assertThat(subscriber.received(rolledBack)).isEmpty();
        assertThat(service.count("event_log")).isOne();
    }

    @Test
    void a_record_that_kafka_refuses_holds_back_its_own_aggregate_only() throws Exception {
        var refused = service.newKey("pi");
        var other = sibling(refused);
        var events = new ArrayList<EventRecord<?>>();
        events.add(tooLargeForKafka(refused));
        LongStream.rangeClosed(2, 250).forEach(n -> events.add(TestService.event(refused, n)));
        service.database()
                .transact(tx -> service.outbox().append(tx, events))
                .await()
                .indefinitely();

        service.publish(other, 2);

        awaitEffects(other, 2);
        assertThat(service.effects(refused)).isEmpty();
        assertThat(subscriber.received(refused)).isEmpty();
        Await.until("the other has left", LIMIT, () -> service.count("outbox") == 250);
    }

    @Test
    void a_poison_record_is_a_dead_letter_on_kafka_within_five_seconds() throws Exception {
        var poison = service.newKey("pi");
        handler.refuse(poison + "-1");
        var topic = service.name() + ".dlq." + TestService.TOPIC.topicName();
        try (var deadLetters = Subscriber.of(topic)) {
            service.publish(poison, 2);

            Await.until(
                    "a dead letter",
                    Duration.ofSeconds(5),
                    () -> !deadLetters.received(poison).isEmpty());
            Await.until("received", LIMIT, () -> !subscriber.received(poison).isEmpty());
            var letter = deadLetters.received(poison).getFirst();
            assertThat(Subscriber.header(letter, "ce_id")).isEqualTo(poison + "-1");
            assertThat(Subscriber.header(letter, "dlq_reason")).contains("cannot take");
            assertThat(letter.value()).isEqualTo(subscriber.received(poison).getFirst().value());
        }
        handler.refuseNothing();
        service.deadLetters()
                .replay(service.pool(), service.inbox(handler), TestService.ANI)
                .await()
                .indefinitely();
        assertThat(service.effects(poison)).containsExactly(1L, 2L);
    }

    @Test
    void the_relay_reads_by_primary_key_however_bloated_the_outbox_and_stale_its_statistics()
            throws Exception {
        service.pool().query("analyze outbox").executeAndAwait();
        service.pool()
                .query(
                        "insert into outbox (lane, topic, key, sequence)"
                                + " select n % 8, 'gone', 'gone', n from generate_series(1, 100000) n")
                .executeAndAwait();
        service.pool().query("delete from outbox where topic = 'gone'").executeAndAwait();

        var plan = new StringBuilder();
        var pool = service.relayConnections().pool(service.vertx(), "explain");
        pool.query("explain (generic_plan, costs off) " + Relay.NEXT)
                .executeAndAwait()
                .forEach(row -> plan.append(row.getString(0)).append('\n'));
        pool.closeAndAwait();

        assertThat(plan.toString())
                .contains("Index Scan using outbox_pkey on outbox")
                .doesNotContain("Seq Scan on outbox", "Seq Scan on event_log", "Hash Join");
    }

    private void awaitEffects(String key, int count) throws Exception {
        Await.until(
                count + " effects of " + key, LIMIT, () -> service.effects(key).size() == count);
        Await.until("received", LIMIT, () -> subscriber.received(key).size() >= count);
    }

    /** Another key that shares the lane. */
    private String sibling(String key) {
        while (true) {
            var candidate = service.newKey("pi");
            if (Outbox.laneOf(candidate) == Outbox.laneOf(key)) {
                return candidate;
            }
        }
    }

    private static EventRecord<?> tooLargeForKafka(String key) {
        var event = TestService.event(key, 1);
        return event.causing(
                event.topic(), key, 1, new PaymentOutcomeUnknown("x".repeat(2_000_000), 1));
    }
}
