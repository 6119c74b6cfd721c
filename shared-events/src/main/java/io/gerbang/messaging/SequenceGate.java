package io.gerbang.messaging;

import io.gerbang.events.Topic.Retention;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which events of a batch are taken. Pure. What is not newer than the position of its topic and key
 * is a duplicate and dropped; the successor is taken; what comes after a gap is parked, and taken
 * once the gap has closed. A compacted topic carries whole states: there the newest is taken, gap
 * or not.
 */
final class SequenceGate {

    /** A stream of one aggregate's events: the scope of a position. */
    record Stream(String topic, String key) {}

    /**
     * @param taken in the order in which their streams appeared, ascending within a stream
     * @param parked came too early
     * @param positions the streams that moved, with their new position
     */
    record Passage(List<Arrived> taken, List<Arrived> parked, Map<Stream, Long> positions) {}

    private SequenceGate() {}

    /**
     * @param positions the last sequence taken; a stream that is not in it starts at 0
     * @param candidates the batch, after what was parked for its streams before
     */
    static Passage pass(Map<Stream, Long> positions, List<Arrived> candidates) {
        var streams = new LinkedHashMap<Stream, TreeMap<Long, Arrived>>();
        for (var candidate : candidates) {
            streams.computeIfAbsent(candidate.stream(), stream -> new TreeMap<>())
                    .putIfAbsent(candidate.event().sequence(), candidate);
        }
        var passage = new Passage(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
        streams.forEach((stream, events) -> {
            var position = positions.getOrDefault(stream, 0L);
            var news = List.copyOf(events.tailMap(position, false).values());
            if (news.isEmpty()) {
                return;
            }
            if (isLatestOnly(news.getFirst())) {
                take(passage, stream, news.getLast());
            } else {
                passInOrder(passage, stream, position, news);
            }
        });
        return passage;
    }

    /**
     * What is taken if the first event of every stream is the successor of what was taken last and
     * nothing is parked: it can be taken before that is known. Empty where the batch itself shows a
     * gap, or has the state of a compacted topic.
     */
    static Optional<Passage> passNext(List<Arrived> candidates) {
        var positions = new HashMap<Stream, Long>();
        for (var candidate : candidates) {
            if (isLatestOnly(candidate)) {
                return Optional.empty();
            }
            positions.merge(candidate.stream(), candidate.event().sequence() - 1, Math::min);
        }
        return Optional.of(pass(positions, candidates))
                .filter(passage -> passage.parked().isEmpty());
    }

    /** What there is without a gate: everything is taken as it comes, duplicates too. */
    static Passage passAll(Map<Stream, Long> positions, List<Arrived> candidates) {
        var passage = new Passage(new ArrayList<>(candidates), List.of(), new LinkedHashMap<>());
        for (var candidate : candidates) {
            var stream = candidate.stream();
            var reached =
                    Math.max(positions.getOrDefault(stream, 0L), candidate.event().sequence());
            passage.positions().merge(stream, reached, Math::max);
        }
        return passage;
    }

    private static boolean isLatestOnly(Arrived arrived) {
        return arrived.event().topic().retention() == Retention.LATEST;
    }

    private static void passInOrder(
            Passage passage, Stream stream, long position, List<Arrived> news) {
        var expected = position + 1;
        for (var arrived : news) {
            if (arrived.event().sequence() == expected) {
                take(passage, stream, arrived);
                expected++;
            } else {
                passage.parked().add(arrived);
            }
        }
    }

    private static void take(Passage passage, Stream stream, Arrived arrived) {
        passage.taken().add(arrived);
        passage.positions().put(stream, arrived.event().sequence());
    }
}
