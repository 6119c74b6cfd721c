package io.gerbang.bench.load;

import io.vertx.core.Future;

/** How payments follow one another. */
public sealed interface Load permits ClosedLoop, OpenLoop {

    /** In words, such as {@code 8 clients}. */
    String title();

    /**
     * Takes payments for as long, on the event loop that calls, and ends when all are answered.
     *
     * @param seconds the load's window
     */
    Future<Tally> run(Work work, int seconds);
}
