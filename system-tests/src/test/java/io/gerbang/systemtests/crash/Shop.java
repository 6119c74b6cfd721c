package io.gerbang.systemtests.crash;

import com.stripe.service.V1Services;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Clients in a closed loop: each places an order, thinks, and places the next. */
final class Shop implements AutoCloseable {
    static final int CLIENTS = 6;
    private static final long THINKING_MS = 500;

    private final V1Services stripe;
    private final Journal journal;
    private final int least;
    private final AtomicInteger begun = new AtomicInteger();
    private final ConcurrentLinkedQueue<Placed> placed = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<CompletableFuture<Void>> clients;
    private volatile boolean closing;

    /**
     * @param least how many orders are placed before it closes
     */
    Shop(V1Services stripe, Journal journal, int least) {
        this.stripe = stripe;
        this.journal = journal;
        this.least = least;
        this.clients = IntStream.range(0, CLIENTS).mapToObj(_ -> client()).toList();
    }

    /** How many orders were begun; fails with what made a client give up. */
    int begun() {
        clients.stream().filter(CompletableFuture::isDone).forEach(CompletableFuture::join);
        return begun.get();
    }

    /** Blocks until all orders that were begun are final. */
    List<Placed> finish() {
        closing = true;
        clients.forEach(CompletableFuture::join);
        return List.copyOf(placed);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private CompletableFuture<Void> client() {
        return CompletableFuture.runAsync(this::order, threads)
                .thenComposeAsync(_ -> isOpen() ? client() : done(), thinking());
    }

    private boolean isOpen() {
        return !closing || begun.get() < least;
    }

    private CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }

    private Executor thinking() {
        return CompletableFuture.delayedExecutor(THINKING_MS, TimeUnit.MILLISECONDS, threads);
    }

    private void order() {
        try {
            placed.add(new Order(stripe, journal, begun.incrementAndGet()).place());
        } catch (Exception failure) {
            throw new CompletionException(failure);
        }
    }
}
