package io.gerbang.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class CommittedEventsTest {

    private final CommittedEvents committed = new CommittedEvents();

    @Test
    void events_are_taken_once_and_in_order() {
        committed.add(events(1, 2));
        committed.add(events(3, 3));

        assertThat(committed.drain()).extracting(Outgoing::id).containsExactly(1L, 2L, 3L);
        assertThat(committed.drain()).isEmpty();
    }

    @Test
    void what_does_not_fit_is_left_to_the_table() {
        committed.add(events(1, CommittedEvents.MOST - 1));
        committed.add(events(CommittedEvents.MOST, CommittedEvents.MOST + 5));

        assertThat(committed.drain()).hasSize(CommittedEvents.MOST);
        committed.add(events(1, 1));
        assertThat(committed.drain()).hasSize(1);
    }

    private static List<Outgoing> events(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(id ->
                        new Outgoing(
                                (short) 0,
                                id,
                                "topic",
                                "pi_1",
                                id,
                                new RecordHeaders(),
                                new byte[0]))
                .toList();
    }
}
