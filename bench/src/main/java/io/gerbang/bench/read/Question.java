package io.gerbang.bench.read;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One kind of read.
 *
 * @param kind in a few words
 * @param paths of which each request asks for any
 */
record Question(String kind, List<String> paths) {

    String pick(RandomGenerator random) {
        return paths.get(random.nextInt(paths.size()));
    }
}
