package io.gerbang.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.messaging.DeadLetters.DeadLetter;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayIT {

    private static final String ACTS =
            "event_log where topic = '" + TestService.ACTS.topicName() + "'";
    private static final String OUTCOME = "{\"payment_id\":\"pi_1\",\"attempt\":2}";

    private final Deliveries deliveries = new Deliveries();
    private final EffectsHandler handler = new EffectsHandler();
    private TestService service;
    private Inbox inbox;

    @BeforeEach
    void start() {
        service = new TestService("replay");
        inbox = service.inbox(handler);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_replayed_dead_letter_brings_what_waited_behind_it() {
        handler.refuse("pi_1-2");
        process(deliveries.events("pi_1", 1, 2, 3, 4));
        assertThat(service.effects("pi_1")).containsExactly(1L);

        handler.refuseNothing();

        assertThat(replay()).isOne();
        assertThat(service.effects("pi_1")).containsExactly(1L, 2L, 3L, 4L);
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void a_replay_that_fails_again_leaves_the_dead_letter() {
        handler.refuse("pi_1-1");
        process(deliveries.events("pi_1", 1, 2));

        assertThat(replay()).isZero();

        assertThat(service.effects("pi_1")).isEmpty();
        assertThat(deadLetters()).hasSize(1);
    }

    @Test
    void who_had_a_letter_taken_again_is_told_with_that_and_once() {
        handler.refuse("pi_1-1");
        process(deliveries.events("pi_1", 1));
        replay();
        assertThat(service.count(ACTS)).isZero();

        handler.refuseNothing();
        replay();
        replay();

        assertThat(service.count(ACTS + " and convert_from(value, 'UTF8') like '%\"ani\"%'"))
                .isOne();
    }

    @Test
    void a_poison_record_that_waited_does_not_take_its_predecessor_along() {
        handler.refuse("pi_1-3");
        process(deliveries.events("pi_1", 3, 4));

        process(deliveries.events("pi_1", 1, 2));

        assertThat(service.effects("pi_1")).containsExactly(1L, 2L);
        assertThat(deadLetters())
                .extracting(DeadLetter::reason)
                .singleElement()
                .asString()
                .contains("pi_1-3");
        handler.refuseNothing();
        assertThat(replay()).isOne();
        assertThat(service.effects("pi_1")).containsExactly(1L, 2L, 3L, 4L);
        assertThat(service.count("parked_events")).isZero();
    }

    @Test
    void a_dead_letter_behind_which_another_waits_is_replayed_on_its_own() {
        handler.refuse("pi_1-1");
        handler.refuse("pi_1-3");
        process(deliveries.events("pi_1", 1, 2, 3, 4));
        handler.refuseNothing();
        handler.refuse("pi_1-3");

        assertThat(replay()).isOne();

        assertThat(service.effects("pi_1")).containsExactly(1L, 2L);
        assertThat(deadLetters()).extracting(DeadLetter::offset).containsExactly(2L);
    }

    @Test
    void a_dead_letter_whose_predecessor_is_dead_too_is_not_replayed_before_it() {
        handler.refuse("pi_1-1");
        process(deliveries.events("pi_1", 1));
        process(List.of(deliveries.foreign("pi_1", 2, "PaymentTeleported", OUTCOME)));
        service.run(
                "update dead_letters set headers = headers || '{\"ce_type\": \"%s\"}'"
                        .formatted("PaymentOutcomeUnknown"));

        assertThat(replay()).isZero();

        assertThat(deadLetters()).extracting(DeadLetter::offset).containsExactly(0L, 1L);
        handler.refuseNothing();
        assertThat(replay()).isEqualTo(2);
        assertThat(service.effects("pi_1")).containsExactly(1L, 2L);
    }

    @Test
    void more_dead_letters_than_a_page_holds_are_listed_and_replayed() {
        service.run(
                """
                insert into dead_letters (topic, partition, "offset", key, headers, value, reason)
                select 'authorization.payment.v1', 0, n, 'garbage', '{}', '', 'unreadable'
                from generate_series(1, 1001) n
                """);
        handler.refuse("pi_1-1");
        process(deliveries.events("pi_1", 1));
        handler.refuseNothing();

        var first = deadLetters();
        assertThat(first).hasSize(1000);
        assertThat(deadLetters(first.getLast().id())).hasSize(2);
        assertThat(replay()).isOne();
        assertThat(service.effects("pi_1")).containsExactly(1L);
    }

    @Test
    void one_dead_letter_is_replayed_alone() {
        handler.refuse("pi_1-1");
        handler.refuse("pi_2-1");
        process(deliveries.events("pi_1", 1));
        process(deliveries.events("pi_2", 1));
        handler.refuseNothing();
        var last = deadLetters().getLast();

        assertThat(replay(last.id())).isOne();
        assertThat(replay(last.id())).isZero();

        assertThat(service.effects("pi_2")).containsExactly(1L);
        assertThat(deadLetters()).extracting(DeadLetter::key).containsExactly("pi_1");
    }

    private void process(List<ConsumerRecord<byte[], byte[]>> records) {
        inbox.process(records).await().indefinitely();
    }

    private int replay() {
        return service.deadLetters()
                .replay(service.pool(), inbox, TestService.ANI)
                .await()
                .indefinitely();
    }

    private int replay(long id) {
        return service.deadLetters()
                .replay(service.pool(), inbox, TestService.ANI, id)
                .await()
                .indefinitely();
    }

    private List<DeadLetter> deadLetters() {
        return deadLetters(0);
    }

    private List<DeadLetter> deadLetters(long after) {
        return service.deadLetters().waiting(service.pool(), after).await().indefinitely();
    }
}
