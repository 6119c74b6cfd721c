package io.gerbang.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.events.EventRecord;
import io.gerbang.events.Topic;
import io.gerbang.events.checkout.TestClockAdvanced;
import io.gerbang.messaging.SequenceGate.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SequenceGateTest {

    private static final Stream PAYMENT = new Stream("authorization.payment.v1", "pi_1");

    private final Deliveries deliveries = new Deliveries();

    @Test
    void the_successor_is_taken() {
        var passage = SequenceGate.pass(Map.of(PAYMENT, 4L), payment("pi_1", 5, 6));

        assertThat(ids(passage.taken())).containsExactly("pi_1-5", "pi_1-6");
        assertThat(passage.parked()).isEmpty();
        assertThat(passage.positions()).isEqualTo(Map.of(PAYMENT, 6L));
    }

    @Test
    void what_is_not_newer_is_dropped() {
        var passage = SequenceGate.pass(Map.of(PAYMENT, 4L), payment("pi_1", 3, 4));

        assertThat(passage.taken()).isEmpty();
        assertThat(passage.parked()).isEmpty();
        assertThat(passage.positions()).isEmpty();
    }

    @Test
    void an_unknown_stream_starts_with_the_first() {
        var passage = SequenceGate.pass(Map.of(), payment("pi_1", 1));

        assertThat(ids(passage.taken())).containsExactly("pi_1-1");
    }

    @Test
    void what_comes_after_a_gap_is_parked() {
        var passage = SequenceGate.pass(Map.of(PAYMENT, 1L), payment("pi_1", 2, 4, 5));

        assertThat(ids(passage.taken())).containsExactly("pi_1-2");
        assertThat(ids(passage.parked())).containsExactly("pi_1-4", "pi_1-5");
        assertThat(passage.positions()).isEqualTo(Map.of(PAYMENT, 2L));
    }

    @Test
    void one_batch_may_hold_a_stream_out_of_order_and_twice() {
        var passage = SequenceGate.pass(Map.of(), payment("pi_1", 3, 1, 2, 1));

        assertThat(ids(passage.taken())).containsExactly("pi_1-1", "pi_1-2", "pi_1-3");
    }

    @Test
    void streams_do_not_wait_for_one_another() {
        var candidates = new ArrayList<>(payment("pi_1", 2));
        candidates.addAll(payment("pi_2", 1));

        var passage = SequenceGate.pass(Map.of(), candidates);

        assertThat(ids(passage.taken())).containsExactly("pi_2-1");
        assertThat(ids(passage.parked())).containsExactly("pi_1-2");
    }

    @Test
    void of_a_compacted_topic_the_newest_state_is_taken_gap_or_not() {
        var clock = new Stream("internal.checkout.clock.v1", "acct_1");

        var passage = SequenceGate.pass(Map.of(clock, 2L), List.of(clock(7), clock(2), clock(5)));

        assertThat(ids(passage.taken())).containsExactly("acct_1-7");
        assertThat(passage.parked()).isEmpty();
        assertThat(passage.positions()).isEqualTo(Map.of(clock, 7L));
    }

    @Test
    void of_a_compacted_topic_an_older_state_is_dropped() {
        var clock = new Stream("internal.checkout.clock.v1", "acct_1");

        var passage = SequenceGate.pass(Map.of(clock, 7L), List.of(clock(5)));

        assertThat(passage.taken()).isEmpty();
    }

    @Test
    void what_comes_next_is_told_from_the_batch_alone() {
        var candidates = new ArrayList<>(payment("pi_1", 6, 5, 5));
        candidates.addAll(payment("pi_2", 1));

        var passage = SequenceGate.passNext(candidates).orElseThrow();

        assertThat(ids(passage.taken())).containsExactly("pi_1-5", "pi_1-6", "pi_2-1");
        assertThat(passage.positions())
                .isEqualTo(Map.of(PAYMENT, 6L, new Stream(PAYMENT.topic(), "pi_2"), 1L));
    }

    @Test
    void of_a_gap_or_a_compacted_topic_it_is_not_told() {
        assertThat(SequenceGate.passNext(payment("pi_1", 1, 3))).isEmpty();
        assertThat(SequenceGate.passNext(List.of(clock(1)))).isEmpty();
    }

    private List<Arrived> payment(String key, long... sequences) {
        return deliveries.events(key, sequences).stream().map(Arrived::now).toList();
    }

    private Arrived clock(long sequence) {
        return Arrived.now(
                deliveries.event(
                        new EventRecord<>(
                                Topic.CHECKOUT_CLOCK,
                                "acct_1",
                                sequence,
                                "acct_1",
                                false,
                                TestService.NOON,
                                "req_1",
                                null,
                                null,
                                new TestClockAdvanced("clock_1", "acct_1", TestService.NOON))));
    }

    private static List<String> ids(List<Arrived> events) {
        return events.stream().map(arrived -> arrived.event().id()).toList();
    }
}
