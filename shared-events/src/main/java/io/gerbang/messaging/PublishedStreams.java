package io.gerbang.messaging;

import io.gerbang.messaging.SequenceGate.Stream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far the streams of late have been published, or are about to be. Sequences have no gap, so
 * that tells whether an event may go next, whoever wrote the one before it. Not thread-safe.
 */
final class PublishedStreams {

    static final int REMEMBERED = 10_000;

    private final Map<Stream, Long> last =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Stream, Long> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /** Whether all before it is known to be published, and it is not. */
    boolean isNext(Outgoing event) {
        return event.sequence() == last.getOrDefault(stream(event), 0L) + 1;
    }

    boolean has(Outgoing event) {
        return event.sequence() <= last.getOrDefault(stream(event), 0L);
    }

    void add(Outgoing event) {
        last.put(stream(event), event.sequence());
    }

    /** Of its stream nothing is known any more. */
    void forget(Outgoing event) {
        last.remove(stream(event));
    }

    void clear() {
        last.clear();
    }

    private static Stream stream(Outgoing event) {
        return new Stream(event.topic(), event.key());
    }
}
