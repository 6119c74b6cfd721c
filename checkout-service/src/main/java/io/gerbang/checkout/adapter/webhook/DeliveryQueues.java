package io.gerbang.checkout.adapter.webhook;

import io.gerbang.checkout.application.webhook.Delivery;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;

/**
 * The deliveries in memory. Each endpoint has a queue of its own, so one that is dead or slow holds
 * up nobody else: some are under way, a bounded number waits. What does not fit, or would begin too
 * late to end within its lease, is left to the table, where the lease's end brings it back.
 */
final class DeliveryQueues {

    /** How many may wait for one endpoint. */
    static final int LONGEST = 500;

    /** How many may wait in all: each holds its event's body. */
    static final int MOST = 5_000;

    private final Function<Delivery, Uni<Uni<Void>>> attempt;
    private final int concurrency;
    private final Duration longestWait;
    private final InstantSource clock;
    private final Map<String, EndpointQueue> queues = new HashMap<>();
    private final Set<Long> held = new HashSet<>();
    private int waiting;

    /**
     * @param attempt emits when the endpoint has answered, or will not, what writes that down
     * @param concurrency deliveries under way to one endpoint at most
     * @param longestWait after which a delivery's lease has no time left for an attempt
     */
    DeliveryQueues(
            Function<Delivery, Uni<Uni<Void>>> attempt,
            int concurrency,
            Duration longestWait,
            InstantSource clock) {
        this.attempt = attempt;
        this.concurrency = concurrency;
        this.longestWait = longestWait;
        this.clock = clock;
    }

    private static final class EndpointQueue {
        private final Queue<Waiting> waiting = new ArrayDeque<>();
        private int underWay;
    }

    private record Waiting(Delivery delivery, Instant until) {}

    /** Attempts the delivery when its turn comes, unless it is here already. */
    void submit(Delivery delivery) {
        if (admit(delivery)) {
            start(delivery);
        }
    }

    /** The endpoints for which deliveries wait. */
    synchronized List<String> busy() {
        return queues.entrySet().stream()
                .filter(queue -> !queue.getValue().waiting.isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Tells whether to begin at once. */
    private synchronized boolean admit(Delivery delivery) {
        if (held.contains(delivery.id())) {
            return false;
        }
        var queue =
                queues.computeIfAbsent(
                        delivery.target().endpointId(), endpoint -> new EndpointQueue());
        if (queue.underWay < concurrency) {
            held.add(delivery.id());
            queue.underWay++;
            return true;
        }
        if (queue.waiting.size() < LONGEST && waiting < MOST) {
            held.add(delivery.id());
            queue.waiting.add(new Waiting(delivery, clock.instant().plus(longestWait)));
            waiting++;
        }
        return false;
    }

    private void start(Delivery delivery) {
        attempt.apply(delivery)
                .subscribe()
                .with(
                        writing -> {
                            writing.subscribe()
                                    .with(done -> release(delivery), failure -> release(delivery));
                            next(delivery).ifPresent(this::start);
                        },
                        failure -> {
                            release(delivery);
                            next(delivery).ifPresent(this::start);
                        });
    }

    private synchronized void release(Delivery ended) {
        held.remove(ended.id());
    }

    private synchronized Optional<Delivery> next(Delivery ended) {
        var endpoint = ended.target().endpointId();
        var queue = queues.get(endpoint);
        var now = clock.instant();
        while (!queue.waiting.isEmpty()) {
            var next = queue.waiting.remove();
            waiting--;
            if (now.isBefore(next.until())) {
                return Optional.of(next.delivery());
            }
            held.remove(next.delivery().id());
        }
        queue.underWay--;
        if (queue.underWay == 0) {
            queues.remove(endpoint);
        }
        return Optional.empty();
    }
}
