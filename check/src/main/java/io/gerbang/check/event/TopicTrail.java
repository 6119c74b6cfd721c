package io.gerbang.check.event;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far each key of a topic has come, as its records are read. What was published once more is a
 * duplicate; what is new must follow the one before.
 */
final class TopicTrail {
    private final boolean mayMiss;
    private final Map<String, Long> positions = new HashMap<>();
    private long records;
    private long duplicates;

    /**
     * @param mayMiss whether records may be gone: expired, or replaced by newer ones of their key
     */
    TopicTrail(boolean mayMiss) {
        this.mayMiss = mayMiss;
    }

    /** Takes the next record; tells what is wrong with its place, if something is. */
    Optional<String> take(String key, long sequence) {
        records++;
        var position = positions.getOrDefault(key, 0L);
        if (sequence <= position) {
            duplicates++;
            return Optional.empty();
        }
        positions.put(key, sequence);
        return mayMiss || sequence == position + 1
                ? Optional.empty()
                : Optional.of(key + " goes from " + position + " to " + sequence);
    }

    /** Forgets a key, and tells its last sequence; 0 where it was not on the topic. */
    long remove(String key) {
        var position = positions.remove(key);
        return position == null ? 0 : position;
    }

    /** The keys that nobody has removed. */
    Set<String> keys() {
        return positions.keySet();
    }

    long records() {
        return records;
    }

    long duplicates() {
        return duplicates;
    }
}
