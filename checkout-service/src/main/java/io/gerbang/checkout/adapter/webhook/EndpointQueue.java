package io.gerbang.checkout.adapter.webhook;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Function;

/** The deliveries to one endpoint: some under way, a bounded number waiting. */
final class EndpointQueue {

    private static final int LONGEST = 10_000;

    private final Function<Delivery, Uni<Void>> attempt;
    private final int concurrency;
    private final Queue<Delivery> waiting = new ArrayDeque<>();
    private int underWay;

    EndpointQueue(Function<Delivery, Uni<Void>> attempt, int concurrency) {
        this.attempt = attempt;
        this.concurrency = concurrency;
    }

    /** Attempts the delivery when its turn comes; beyond the bound it is left to its lease. */
    void submit(Delivery delivery) {
        synchronized (waiting) {
            if (underWay >= concurrency) {
                if (waiting.size() < LONGEST) {
                    waiting.add(delivery);
                }
                return;
            }
            underWay++;
        }
        start(delivery);
    }

    private void start(Delivery delivery) {
        attempt.apply(delivery).subscribe().with(done -> next(), failure -> next());
    }

    private void next() {
        Delivery following;
        synchronized (waiting) {
            following = waiting.poll();
            if (following == null) {
                underWay--;
                return;
            }
        }
        start(following);
    }
}
