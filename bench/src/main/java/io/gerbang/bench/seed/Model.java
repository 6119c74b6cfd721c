package io.gerbang.bench.seed;

import java.util.Map;

/**
 * An object that the gateway made, of which copies are made.
 *
 * @param id its id, which begins with the time that all its other times are counted from
 * @param said its value of each mark
 */
record Model(String id, Map<Mark, String> said) {

    long milliseconds() {
        return SeedIds.milliseconds(id);
    }
}
