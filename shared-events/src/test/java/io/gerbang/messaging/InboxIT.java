package io.gerbang.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.messaging.DeadLetters.DeadLetter;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxIT {

    /**
     * Wrong password, no such database, no right, no such table or column, broken, full, ending.
     */
    private static final List<String> ENVIRONMENT =
            List.of("28P01", "3D000", "42501", "42P01", "42703", "XX000", "53100", "57P01");

    private final Deliveries deliveries = new Deliveries();
    private final EffectsHandler handler = new EffectsHandler();
    private TestService service;
    private Inbox inbox;

    @BeforeEach
    void start() {
        service = new TestService("inbox");
        inbox = service.inbox(handler);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_duplicate_has_no_second_effect() {
        var records = deliveries.events("pi_1", 1, 2);

        process(records);
        process(records);
        process(deliveries.events("pi_1", 2, 2, 3));

        assertThat(service.effects("pi_1")).containsExactly(1L, 2L, 3L);
        assertThat(service.count("parked_events")).isZero();
    }

    @Test
    void what_comes_next_is_handled_without_a_look_at_positions() {
        var handled = handled();

        process(deliveries.events("pi_1", 1));
        process(deliveries.events("pi_1", 2, 3));

        assertThat(handled).containsExactly("pi_1-1", "pi_1-2", "pi_1-3");
        assertThat(service.count("inbox where sequence = 3")).isOne();
    }

    @Test
    void what_does_not_come_next_is_handled_in_vain_and_then_waits() {
        var handled = handled();

        process(deliveries.events("pi_1", 2));

        assertThat(handled).containsExactly("pi_1-2");
        assertThat(service.effects("pi_1")).isEmpty();
        assertThat(service.count("parked_events")).isOne();
    }

    @Test
    void events_after_a_gap_wait_and_are_taken_in_order() {
        process(deliveries.events("pi_1", 3, 5));
        process(deliveries.events("pi_1", 4));
        assertThat(service.effects("pi_1")).isEmpty();

        process(deliveries.events("pi_1", 2, 1));

        assertThat(service.effects("pi_1")).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(service.count("parked_events")).isZero();
        assertThat(service.count("inbox where parked")).isZero();
    }

    @Test
    void a_gap_that_closes_in_part_keeps_the_rest_waiting() {
        process(deliveries.events("pi_1", 2, 4));

        process(deliveries.events("pi_1", 1));

        assertThat(service.effects("pi_1")).containsExactly(1L, 2L);
        assertThat(service.count("parked_events")).isOne();
        process(deliveries.events("pi_1", 3));
        assertThat(service.effects("pi_1")).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void a_poison_record_is_found_in_its_batch_and_everything_else_is_taken() {
        var batch = batchOfHundredPayments();
        batch.addAll(deliveries.events("pi_57", 2, 3));
        handler.refuse("pi_57-1");

        process(batch);

        assertThat(service.count("effects")).isEqualTo(99);
        assertThat(deadLetters()).extracting(DeadLetter::key).containsExactly("pi_57");
        assertThat(service.count("parked_events")).isEqualTo(2);
    }

    @Test
    void a_dead_letter_that_was_replayed_and_dies_again_is_kept_and_published_again() {
        handler.refuse("pi_1-1");
        var records = deliveries.events("pi_1", 1);
        process(records);
        service.run("update dead_letters set replayed_at = now()");

        process(records);

        assertThat(deadLetters()).hasSize(1);
        assertThat(service.count("outbox")).isEqualTo(2);
    }

    @Test
    void offsets_that_begin_anew_do_not_hide_another_dead_letter() {
        handler.refuse("pi_1-1");
        handler.refuse("pi_2-1");
        process(deliveries.events("pi_1", 1));

        process(new Deliveries().events("pi_2", 1));

        assertThat(deadLetters()).extracting(DeadLetter::key).containsExactly("pi_1", "pi_2");
    }

    @Test
    void without_its_gate_every_duplicate_has_its_effect() {
        inbox = service.inbox(handler, new Safeguards(false, true));
        var records = deliveries.events("pi_1", 1, 1, 2);

        process(records);
        process(records);

        assertThat(service.effects("pi_1")).containsExactly(1L, 1L, 2L, 1L, 1L, 2L);
        assertThat(service.count("inbox where sequence = 2")).isOne();
    }

    @Test
    void a_failure_of_the_environment_makes_no_dead_letter() {
        var refusals = new ArrayDeque<>(ENVIRONMENT);
        inbox =
                service.inbox((tx, events) ->
                        refusals.isEmpty()
                                ? handler.handle(tx, events)
                                : Uni.createFrom().failure(failure(refusals.pop())));

        process(deliveries.events("pi_1", 1));

        assertThat(refusals).isEmpty();
        assertThat(deadLetters()).isEmpty();
        assertThat(service.effects("pi_1")).containsExactly(1L);
    }

    @Test
    void a_record_of_a_future_schema_is_a_dead_letter_until_this_version_can_read_it() {
        process(
                List.of(
                        deliveries.foreign("pi_1", 1, "PaymentTeleported", "{}"),
                        deliveries.foreign("pi_2", 1, "PaymentOutcomeUnknown", "{\"attempt\":1}"),
                        deliveries.foreign("pi_3", 1, "PaymentOutcomeUnknown", "[]")));
        process(deliveries.events("pi_1", 2));

        assertThat(deadLetters())
                .extracting(DeadLetter::reason)
                .containsExactly(
                        "UnreadableEventException: unknown event type PaymentTeleported",
                        "UnreadableEventException: value is no PaymentOutcomeUnknown",
                        "UnreadableEventException: value is no PaymentOutcomeUnknown");
        assertThat(service.effects("pi_1")).isEmpty();
    }

    @Test
    void no_garbage_stops_the_others() {
        var nul = "pi_\0".getBytes(UTF_8);
        var large = "k".repeat(100_000).getBytes(UTF_8);

        var batch = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        batch.add(deliveries.garbage(null, null));
        batch.add(deliveries.garbage(nul, nul));
        batch.add(deliveries.garbage(large, new byte[] {(byte) 0xff}));
        batch.add(deliveries.foreign("pi_1", 1, "Nul\0", "{}"));
        batch.add(
                deliveries.foreign(
                        "pi_\0",
                        1,
                        "PaymentOutcomeUnknown",
                        "{\"payment_id\":\"\",\"attempt\":1}"));
        batch.addAll(deliveries.events("pi_2", 1));
        process(batch);

        assertThat(service.effects("pi_2")).containsExactly(1L);
        assertThat(deadLetters()).hasSize(5);
        assertThat(service.count("outbox")).isEqualTo(5);
    }

    @Test
    void a_dead_letter_that_is_delivered_again_is_not_published_again() {
        handler.refuse("pi_1-1");
        var records = deliveries.events("pi_1", 1);

        process(records);
        process(records);

        assertThat(deadLetters()).hasSize(1);
        assertThat(service.count("outbox")).isOne();
    }

    @Test
    void consumers_that_hold_the_same_records_take_them_once() throws Exception {
        process(batchOfHundredPayments());
        var batch = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (int i = 0; i < 100; i++) {
            batch.addAll(deliveries.events("pi_" + i, 2, 3));
        }

        processAtOnce(batch);

        assertThat(service.count("effects")).isEqualTo(300);
        assertThat(service.count("(select distinct key, sequence from effects)")).isEqualTo(300);
    }

    @Test
    void consumers_that_hold_the_first_records_of_a_key_take_them_once() throws Exception {
        processAtOnce(batchOfHundredPayments());

        assertThat(service.count("effects")).isEqualTo(100);
        assertThat(service.count("(select distinct key from effects)")).isEqualTo(100);
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void what_follows_the_commit_is_left_out_where_nothing_was_committed() {
        var followed = new ArrayList<String>();
        inbox =
                service.inbox((tx, events) ->
                        handler.handle(tx, events)
                                .replaceWith(
                                        () -> events.forEach(event -> followed.add(event.key()))));
        handler.refuse("pi_1-1");

        process(
                List.of(
                        deliveries.event(TestService.event("pi_1", 1)),
                        deliveries.event(TestService.event("pi_2", 1))));

        assertThat(followed).containsExactly("pi_2");
    }

    /** What the handler is given from now on, whether it is committed or not. */
    private List<String> handled() {
        var handled = new ArrayList<String>();
        inbox =
                service.inbox((tx, events) -> {
                    events.forEach(event -> handled.add(event.id()));
                    return handler.handle(tx, events);
                });
        return handled;
    }

    private static PgException failure(String state) {
        return new PgException("as if", "ERROR", state, null);
    }

    private List<ConsumerRecord<byte[], byte[]>> batchOfHundredPayments() {
        return new ArrayList<>(
                LongStream.range(0, 100)
                        .mapToObj(i -> deliveries.event(TestService.event("pi_" + i, 1)))
                        .toList());
    }

    /** As consumers do that each believe to own the partition, one of them the other way round. */
    private void processAtOnce(List<ConsumerRecord<byte[], byte[]>> batch) throws Exception {
        Callable<Void> one = () -> process(batch);
        Callable<Void> other = () -> process(batch.reversed());
        try (var executor = Executors.newFixedThreadPool(4)) {
            for (var consumer : executor.invokeAll(List.of(one, other, one, other))) {
                consumer.get();
            }
        }
    }

    private Void process(List<ConsumerRecord<byte[], byte[]>> records) {
        return inbox.process(records).await().indefinitely();
    }

    private List<DeadLetter> deadLetters() {
        return service.deadLetters().waiting(service.pool(), 0).await().indefinitely();
    }
}
