package io.gerbang.checkout.application.payment;

import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.domain.Operation;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.Refund;
import io.gerbang.checkout.domain.SetupIntent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Requests of this instance that wait for an outcome, without a database connection. Whoever
 * projects the outcome wakes them; where that is another instance, {@link OutcomePoll} sees it in
 * the table.
 */
@ApplicationScoped
public class Outcomes {

    private final Map<String, Set<Waiting>> waiting = new ConcurrentHashMap<>();

    /**
     * A request that waits; its future is empty where its patience ends first.
     *
     * @param requestId whose outcome alone is meant; null where any is, as a repeat asks again
     * @param accepted whether the request is committed, so that the table can tell its outcome
     */
    public record Waiting(
            ObjectRef subject,
            Operation operation,
            @Nullable String requestId,
            AtomicBoolean accepted,
            long since,
            long deadline,
            CompletableFuture<Optional<Answer>> answer) {

        boolean means(String settledRequestId) {
            return requestId == null || requestId.equals(settledRequestId);
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
     * Begins to wait for the outcome of a request. Begin before it is accepted: the outcome may be
     * faster than the acceptance's way back.
     */
    public Waiting await(
            ObjectRef subject, Operation operation, String requestId, Duration patience) {
        return await(subject, operation, requestId, new AtomicBoolean(), patience);
    }

    /** Begins to wait for what an earlier request has asked of a payment or refund. */
    public Waiting awaitAny(ObjectRef subject, Duration patience) {
        return await(subject, Operation.CONFIRM, null, new AtomicBoolean(true), patience);
    }

    private Waiting await(
            ObjectRef subject,
            Operation operation,
            @Nullable String requestId,
            AtomicBoolean accepted,
            Duration patience) {
        var now = System.nanoTime();
        var waiter =
                new Waiting(
                        subject,
                        operation,
                        requestId,
                        accepted,
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

    /** The request is committed: what the table says of its subject includes it. */
    public void accepted(Waiting waiter) {
        waiter.accepted().set(true);
    }

    /** Nobody waits here any more: the request was answered in another way. */
    public void abandon(Waiting waiter) {
        complete(waiter, Optional.empty());
    }

    /** A request has its outcome, and with it nothing is awaited of the payment any more. */
    public void settled(Payment payment, String requestId) {
        of(payment.id())
                .filter(waiter -> waiter.means(requestId))
                .forEach(waiter -> complete(waiter, payment));
    }

    /** The refund has its outcome. */
    public void settled(Refund refund) {
        of(refund.id()).forEach(waiter -> complete(waiter, refund));
    }

    /** The same of a setup intent. */
    public void settled(SetupIntent setup, String requestId) {
        of(setup.id())
                .filter(waiter -> waiter.means(requestId))
                .forEach(waiter -> complete(waiter, setup));
    }

    /** Ends the patience that is over: a timer's work, which waits for no database. */
    public void endPatience() {
        var now = System.nanoTime();
        for (var waiters : waiting.values()) {
            for (var waiter : waiters) {
                if (now - waiter.deadline() >= 0) {
                    abandon(waiter);
                }
            }
        }
    }

    /** The accepted requests that have waited for longer than {@code age}. */
    List<Waiting> waitingLongerThan(Duration age) {
        var now = System.nanoTime();
        var old = new ArrayList<Waiting>();
        for (var waiters : waiting.values()) {
            for (var waiter : waiters) {
                if (waiter.accepted().get() && now - waiter.since() > age.toNanos()) {
                    old.add(waiter);
                }
            }
        }
        return old;
    }

    void complete(Waiting waiter, Payment payment) {
        complete(waiter, Optional.of(OutcomeAnswers.of(payment, waiter.operation())));
    }

    void complete(Waiting waiter, Refund refund) {
        complete(waiter, Optional.of(OutcomeAnswers.of(refund)));
    }

    void complete(Waiting waiter, SetupIntent setup) {
        complete(waiter, Optional.of(OutcomeAnswers.of(setup, waiter.operation())));
    }

    private void complete(Waiting waiter, Optional<Answer> outcome) {
        waiting.computeIfPresent(
                waiter.subject().id(),
                (id, waiters) -> {
                    waiters.remove(waiter);
                    return waiters.isEmpty() ? null : waiters;
                });
        waiter.answer().complete(outcome);
    }

    private Stream<Waiting> of(String id) {
        return List.copyOf(waiting.getOrDefault(id, Set.of())).stream();
    }
}
