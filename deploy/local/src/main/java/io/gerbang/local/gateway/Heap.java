package io.gerbang.local.gateway;

/**
 * A JVM's heap, in MiB.
 *
 * @param first what it begins with. A third of it is the young space, which does not grow before
 *     the first full collection: where it is too small for what is under way, that soon becomes old
 * @param largest what it may grow to
 */
record Heap(int first, int largest) {}
