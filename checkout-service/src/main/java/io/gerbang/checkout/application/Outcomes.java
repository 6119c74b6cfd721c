package io.gerbang.checkout.application;

import io.gerbang.checkout.domain.Operation;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.Refund;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Requests of this instance that wait for an outcome, without a database connection. Whoever
 * projects the outcome wakes them; where that is another instance, {@link OutcomePoll} sees it in
 * the table.
 */
@ApplicationScoped
public class Outcomes {

    private final Map<String, Set<Waiting>> waiting = new ConcurrentHashMap<>();

    /** A request that waits; its future is empty where its patience ends first. */
    record Waiting(
            ObjectRef subject,
            Operation operation,
            long since,
            long deadline,
            CompletableFuture<Optional<Answer>> answer) {

        void complete(Optional<Answer> outcome) {
            answer.complete(outcome);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /**
     * Begins to wait for the outcome of a payment or refund. Begin before the request is accepted:
     * the outcome may be faster than the acceptance's way back.
     */
    Waiting await(ObjectRef subject, Operation operation, Duration patience) {
        var now = System.nanoTime();
        var waiter =
                new Waiting(
                        subject,
                        operation,
                        now,
                        now + patience.toNanos(),
                        new CompletableFuture<>());
        waiting.compute(
                subject.id(),
                (id, others) -> {
                    var all = others == null ? ConcurrentHashMap.<Waiting>newKeySet(1) : others;
                    all.add(waiter);
                    return all;
                });
        return waiter;
    }

    /** Nobody waits here any more: the request was answered in another way. */
    void abandon(Waiting waiter) {
        waiting.computeIfPresent(
                waiter.subject().id(),
                (id, waiters) -> {
                    waiters.remove(waiter);
                    return waiters.isEmpty() ? null : waiters;
                });
        waiter.complete(Optional.empty());
    }

    /** Nothing is awaited of the payment any more. */
    void settled(Payment payment) {
        for (var waiter : remove(payment.id())) {
            waiter.complete(Optional.of(OutcomeAnswers.of(payment, waiter.operation())));
        }
    }

    /** The refund has its outcome. */
    void settled(Refund refund) {
        for (var waiter : remove(refund.id())) {
            waiter.complete(Optional.of(OutcomeAnswers.of(refund)));
        }
    }

    /**
     * Ends the patience that is over, and tells what has been waited for longer than {@code age}.
     */
    List<ObjectRef> waitingLongerThan(Duration age) {
        var now = System.nanoTime();
        var old = new ArrayList<ObjectRef>();
        for (var waiters : waiting.values()) {
            for (var waiter : waiters) {
                if (now - waiter.deadline() >= 0) {
                    abandon(waiter);
                } else if (now - waiter.since() > age.toNanos()) {
                    old.add(waiter.subject());
                }
            }
        }
        return old;
    }

    private Set<Waiting> remove(String id) {
        var waiters = waiting.remove(id);
        return waiters == null ? Set.of() : waiters;
    }
}
