package io.gerbang.check.event;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far each key of a topic has come, as its records are read. What was published once more is a
 * duplicate; what is new must follow the one before.
 */
final class TopicTrail {
    private final boolean latestOnly;
    private final LocalDate completeSince;
    private final Map<String, Long> positions = new HashMap<>();
    private long duplicates;

    /**
     * @param latestOnly whether a record may be gone once there is a newer one of its key
     * @param completeSince day from which no record has expired
     */
    TopicTrail(boolean latestOnly, LocalDate completeSince) {
        this.latestOnly = latestOnly;
        this.completeSince = completeSince;
    }

    /** Takes the next record; tells what is wrong with its place, if something is. */
    Optional<String> take(String key, long sequence) {
        var position = positions.getOrDefault(key, 0L);
        if (sequence <= position) {
            duplicates++;
            return Optional.empty();
        }
        positions.put(key, sequence);
        var mayFollowGap = latestOnly || position == 0 && !completeSince.equals(LocalDate.MIN);
        return mayFollowGap || sequence == position + 1
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

    LocalDate completeSince() {
        return completeSince;
    }

    long duplicates() {
        return duplicates;
    }
}
