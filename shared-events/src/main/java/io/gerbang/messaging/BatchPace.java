package io.gerbang.messaging;

import java.time.Duration;
import java.util.Set;

/**
 * How a consumer makes its batches. A batch costs about the same whatever its size, so what nobody
 * waits for rides along with what somebody does.
 *
 * @param patience how long events lie when nobody waits for any of them
 * @param awaited types of events that somebody waits for; all where empty
 * @param largest records after which nothing more is gathered
 * @param longest how long the inbox may take until the batch is polled again
 */
public record BatchPace(Duration patience, Set<String> awaited, int largest, Duration longest) {

    boolean isAwaited(String type) {
        return awaited.isEmpty() || awaited.contains(type);
    }
}
