package io.gerbang.fraud.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How far back a limit looks. What happened is counted in buckets, so a look costs the same however
 * much happened; it reaches back at least the window's length and at most one bucket further.
 */
public enum Window {
    HOUR(Duration.ofHours(1), Duration.ofMinutes(5)),
    DAY(Duration.ofDays(1), Duration.ofHours(1));

    private final Duration length;
    private final Duration bucket;

    Window(Duration length, Duration bucket) {
        this.length = length;
        this.bucket = bucket;
    }

    /** Start of the bucket in which a moment is counted. */
    public Instant bucketOf(Instant moment) {
        var seconds = bucket.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
    }

    /** Start of the oldest bucket that still counts at {@code now}. */
    public Instant oldestBucket(Instant now) {
        return bucketOf(now.minus(length));
    }
}
