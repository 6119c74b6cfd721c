package io.gerbang.messaging;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets work that arrives within a moment share one statement. Batches begin a {@code window} apart
 * at the least, and further while two are under way, so the batch grows with the load and costs
 * nothing without it. The first item of a quiet moment goes at once, with whatever else its turn of
 * the event loop brings; where company is likely, it is kept for that a little. What would exceed
 * the bound fails at once.
 *
 * @param <T> an item of work
 * @param <R> its result
 */
public final class MicroBatcher<T, R> {

    /** One waits for the disk while the next is prepared; more would only be smaller. */
    private static final int MOST_UNDER_WAY = 2;

    private final Function<List<T>, Uni<List<R>>> work;
    private final Supplier<Duration> window;
    private final Duration gathering;
    private final int largestBatch;
    private final int largestQueue;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanoTime;

    private final List<Waiting<T, R>> queue = new ArrayList<>();
    private boolean scheduled;
    private boolean due;
    private int underWay;
    private long nextBatchAt;

    /**
     * @param work answers the items in their order, in a list of the same size
     * @param window how far batches are apart
     * @param largestBatch items per call of {@code work}
     * @param largestQueue items that may wait; more are refused with {@link OverloadedException}
     */
    public MicroBatcher(
            Function<List<T>, Uni<List<R>>> work,
            Duration window,
            int largestBatch,
            int largestQueue,
            ScheduledExecutorService timer) {
        this(work, window, Duration.ZERO, largestBatch, largestQueue, timer);
    }

    /**
     * @param gathering how long the first item of a quiet moment waits for company
     */
    public MicroBatcher(
            Function<List<T>, Uni<List<R>>> work,
            Duration window,
            Duration gathering,
            int largestBatch,
            int largestQueue,
            ScheduledExecutorService timer) {
        this(work, () -> window, gathering, largestBatch, largestQueue, timer);
    }

    /** The same with a window that changes; it is asked for when a batch begins. */
    public MicroBatcher(
            Function<List<T>, Uni<List<R>>> work,
            Supplier<Duration> window,
            Duration gathering,
            int largestBatch,
            int largestQueue,
            ScheduledExecutorService timer) {
        this(work, window, gathering, largestBatch, largestQueue, timer, System::nanoTime);
    }

    MicroBatcher(
            Function<List<T>, Uni<List<R>>> work,
            Supplier<Duration> window,
            Duration gathering,
            int largestBatch,
            int largestQueue,
            ScheduledExecutorService timer,
            LongSupplier nanoTime) {
        this.work = work;
        this.window = window;
        this.gathering = gathering;
        this.largestBatch = largestBatch;
        this.largestQueue = largestQueue;
        this.timer = timer;
        this.nanoTime = nanoTime;
        this.nextBatchAt = nanoTime.getAsLong();
    }

    /**
     * Emits the item's own result; where its batch fails, each item is tried once more on its own.
     */
    public Uni<R> submit(T item) {
        return Uni.createFrom().emitter(emitter -> enqueue(new Waiting<>(item, emitter)));
    }

    private void enqueue(Waiting<T, R> waiting) {
        synchronized (queue) {
            if (queue.size() >= largestQueue) {
                waiting.fail(new OverloadedException());
                return;
            }
            queue.add(waiting);
            if (!scheduled) {
                schedule();
            }
        }
    }

    private void flush() {
        List<Waiting<T, R>> ready;
        synchronized (queue) {
            if (underWay >= MOST_UNDER_WAY) {
                due = true;
                return;
            }
            ready = takeDue();
        }
        run(ready);
    }

    private List<Waiting<T, R>> takeDue() {
        due = false;
        scheduled = false;
        var batch = takeBatch();
        if (!queue.isEmpty()) {
            schedule();
        }
        return batch;
    }

    private void schedule() {
        scheduled = true;
        var left = Math.max(nextBatchAt - nanoTime.getAsLong(), gathering.toNanos());
        if (left > 0) {
            timer.schedule(this::flush, left, TimeUnit.NANOSECONDS);
        } else {
            flushAfterThisTurn();
        }
    }

    /**
     * On an event loop, whatever else its turn brings goes along. Its root context has nothing of
     * the request that happens to be first, such as its trace.
     */
    private void flushAfterThisTurn() {
        var context = Vertx.currentContext();
        if (context == null) {
            timer.execute(this::flush);
        } else {
            VertxContext.getRootContext(context).runOnContext(_ -> flush());
        }
    }

    private List<Waiting<T, R>> takeBatch() {
        var size = Math.min(queue.size(), largestBatch);
        var batch = new ArrayList<>(queue.subList(0, size));
        queue.subList(0, size).clear();
        underWay++;
        nextBatchAt = nanoTime.getAsLong() + window.get().toNanos();
        return batch;
    }

    private void run(List<Waiting<T, R>> batch) {
        call(batch)
                .subscribe()
                .with(
                        results -> {
                            done();
                            complete(batch, results);
                        },
                        failure -> {
                            done();
                            retryOneByOne(batch, failure);
                        });
    }

    private void complete(List<Waiting<T, R>> batch, List<R> results) {
        if (results.size() != batch.size()) {
            var failure = new IllegalStateException("each item must have its result");
            batch.forEach(waiting -> waiting.fail(failure));
            return;
        }
        for (int i = 0; i < results.size(); i++) {
            batch.get(i).complete(results.get(i));
        }
    }

    private void retryOneByOne(List<Waiting<T, R>> batch, Throwable failure) {
        if (batch.size() == 1 || DatabaseFailure.isTransient(failure)) {
            batch.forEach(waiting -> waiting.fail(failure));
            return;
        }
        for (var waiting : batch) {
            call(List.of(waiting))
                    .subscribe()
                    .with(results -> waiting.complete(results.getFirst()), waiting::fail);
        }
    }

    private Uni<List<R>> call(List<Waiting<T, R>> batch) {
        return Uni.createFrom()
                .deferred(() -> work.apply(batch.stream().map(Waiting::item).toList()));
    }

    private void done() {
        List<Waiting<T, R>> ready;
        synchronized (queue) {
            underWay--;
            if (!due) {
                return;
            }
            ready = takeDue();
        }
        run(ready);
    }

    private record Waiting<T, R>(T item, UniEmitter<? super R> emitter) {

        void complete(R result) {
            emitter.complete(result);
        }

        void fail(Throwable failure) {
            emitter.fail(failure);
        }
    }

    /** More work than can wait: the caller should come back later. */
    public static final class OverloadedException extends RuntimeException {

        OverloadedException() {
            super("too much work is waiting", null, false, false);
        }
    }
}
