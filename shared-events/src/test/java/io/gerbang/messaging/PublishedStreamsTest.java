package io.gerbang.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class PublishedStreamsTest {

    private final PublishedStreams published = new PublishedStreams();

    @Test
    void the_first_event_of_a_stream_may_go() {
        assertThat(published.isNext(event("pi_1", 1))).isTrue();
        assertThat(published.has(event("pi_1", 1))).isFalse();
    }

    @Test
    void a_later_one_of_a_stream_that_nothing_is_known_of_may_not() {
        assertThat(published.isNext(event("pi_1", 2))).isFalse();
        assertThat(published.has(event("pi_1", 2))).isFalse();
    }

    @Test
    void the_next_one_may_go_and_nothing_else_of_its_stream() {
        published.add(event("pi_1", 1));
        published.add(event("pi_1", 2));

        assertThat(published.has(event("pi_1", 2))).isTrue();
        assertThat(published.isNext(event("pi_1", 2))).isFalse();
        assertThat(published.isNext(event("pi_1", 3))).isTrue();
        assertThat(published.isNext(event("pi_1", 4))).isFalse();
        assertThat(published.isNext(event("pi_2", 3))).isFalse();
    }

    @Test
    void streams_that_have_moved_last_are_remembered() {
        published.add(event("kept", 1));
        for (int i = 0; i < PublishedStreams.REMEMBERED; i++) {
            published.add(event("pi_" + i, 1));
            published.isNext(event("kept", 2));
        }

        assertThat(published.isNext(event("kept", 2))).isTrue();
        assertThat(published.isNext(event("pi_0", 2))).isFalse();
    }

    private static Outgoing event(String key, long sequence) {
        return new Outgoing((short) 0, 1, "topic", key, sequence, new RecordHeaders(), new byte[0]);
    }
}
