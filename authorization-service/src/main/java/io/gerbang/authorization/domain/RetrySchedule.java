package io.gerbang.authorization.domain;

import java.time.Duration;
import java.util.List;

/** How long to wait after each try in vain; the last pause repeats for ever. */
public record RetrySchedule(List<Duration> pauses) {

    public RetrySchedule {
        pauses = List.copyOf(pauses);
        if (pauses.isEmpty()) {
            throw new IllegalArgumentException("a schedule has at least one pause");
        }
    }

    /**
     * @param tries how many were in vain so far, from 0
     */
    public Duration pauseAfter(int tries) {
        return pauses.get(Math.min(tries, pauses.size() - 1));
    }

    /** How many tries the schedule names. */
    public int size() {
        return pauses.size();
    }
}
