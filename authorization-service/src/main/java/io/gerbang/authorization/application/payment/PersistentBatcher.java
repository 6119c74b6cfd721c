package io.gerbang.authorization.application.payment;

import io.gerbang.messaging.DatabaseFailure;
import io.gerbang.messaging.MicroBatcher;
import io.gerbang.messaging.MicroBatcher.OverloadedException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Writes down what the network says, many answers in one transaction. While the database is away an
 * answer waits for it; what fails otherwise is logged, and found again when it is due.
 */
final class PersistentBatcher<T> {

    private static final Logger LOG = Logger.getLogger(PersistentBatcher.class);
    private static final int LARGEST_BATCH = 500;
    private static final int LARGEST_QUEUE = 10_000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final MicroBatcher<T, T> batcher;

    PersistentBatcher(
            Function<List<T>, Uni<Void>> work, Duration window, ScheduledExecutorService timer) {
        batcher =
                new MicroBatcher<>(
                        items -> work.apply(items).replaceWith(items),
                        window,
                        LARGEST_BATCH,
                        LARGEST_QUEUE,
                        timer);
    }

    void submit(T item) {
        batcher.submit(item)
                .onFailure(PersistentBatcher::passes)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.error("an answer of the network is not recorded", failure));
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof OverloadedException || DatabaseFailure.isTransient(failure);
    }
}
