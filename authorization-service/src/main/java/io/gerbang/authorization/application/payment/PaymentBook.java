package io.gerbang.authorization.application.payment;

import io.gerbang.authorization.application.AuthorizationRules;
import io.gerbang.authorization.application.issuer.NetworkTrace;
import io.gerbang.authorization.application.issuer.NetworkTraces;
import io.gerbang.authorization.application.issuer.ThreeDSecureServer;
import io.gerbang.authorization.application.payment.FollowUp.AuthorizationCall;
import io.gerbang.authorization.application.payment.NetworkMessageStore.Scheduled;
import io.gerbang.authorization.application.vault.PaymentCards;
import io.gerbang.authorization.domain.Payment;
import io.gerbang.authorization.domain.PaymentDecider;
import io.gerbang.messaging.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens and closes {@link PaymentBatch}es: the one way in which payments change. A batch costs the
 * same number of statements whatever its size.
 */
@ApplicationScoped
class PaymentBook {

    /** A message that waits for another one is looked at again after so long. */
    private static final Duration TURN = Duration.ofSeconds(1);

    private final PaymentStore payments;
    private final NetworkMessageStore messages;
    private final PaymentCards cards;
    private final NetworkTraces traces;
    private final ThreeDSecureServer threeDSecure;
    private final Outbox outbox;
    private final AuthorizationRules rules;
    private final PaymentDecider decider;
    private final Clock clock;

    PaymentBook(
            PaymentStore payments,
            NetworkMessageStore messages,
            PaymentCards cards,
            NetworkTraces traces,
            ThreeDSecureServer threeDSecure,
            Outbox outbox,
            AuthorizationRules rules,
            Clock clock) {
        this.payments = payments;
        this.messages = messages;
        this.cards = cards;
        this.traces = traces;
        this.threeDSecure = threeDSecure;
        this.outbox = outbox;
        this.rules = rules;
        this.decider = new PaymentDecider(rules.holdLife(), rules.inquiries().size());
        this.clock = clock;
    }

    /** Locks payments for a batch. */
    Uni<PaymentBatch> open(SqlConnection transaction, Collection<String> paymentIds) {
        return payments.lock(transaction, paymentIds).map(loaded -> batchOf(loaded.values()));
    }

    /** A batch of payments that are locked already. */
    PaymentBatch batchOf(Collection<StoredPayment> locked) {
        return new PaymentBatch(
                decider, clock.instant(), rules.challengeLife(), threeDSecure, locked);
    }

    /** Writes a batch back, with all that it brought about. */
    Uni<FollowUp> close(SqlConnection transaction, PaymentBatch batch) {
        if (batch.changed().isEmpty()) {
            return payments.addBreaks(transaction, batch.breaks()).replaceWith(FollowUp.NONE);
        }
        return traces.allot(
                        transaction, batch.started().size() + batch.messages().size(), batch.now())
                .map(allotted -> assign(batch, allotted))
                .chain(sent ->
                        Uni.combine()
                                .all()
                                .unis(write(transaction, batch), store(transaction, batch, sent))
                                .with((_, ready) -> ready))
                .map(ready -> new FollowUp(calls(batch), ready, authentications(batch)));
    }

    private static List<NetworkMessage> assign(PaymentBatch batch, List<NetworkTrace> allotted) {
        var next = allotted.iterator();
        batch.started().forEach(draft -> draft.allot(next.next()));
        return batch.messages().stream().map(message -> message.apply(next.next())).toList();
    }

    /** No statement waits for the answer to another. */
    private Uni<Void> write(SqlConnection transaction, PaymentBatch batch) {
        var fresh = new ArrayList<StoredPayment>();
        var known = new ArrayList<StoredPayment>();
        for (var draft : batch.changed()) {
            var stored = draft.stored(dueAt(batch, draft));
            (draft.isKnown() ? known : fresh).add(stored);
        }
        return Uni.join()
                .all(
                        payments.insert(transaction, fresh),
                        payments.update(transaction, known),
                        payments.addUnanswered(transaction, batch.unanswered()),
                        payments.addBreaks(transaction, batch.breaks()),
                        forgetVerifications(transaction, batch),
                        outbox.append(transaction, batch.events()))
                .andFailFast()
                .replaceWithVoid();
    }

    private @Nullable Instant dueAt(PaymentBatch batch, PaymentDraft draft) {
        if (batch.isInquired(draft)) {
            return batch.now().plus(rules.patience());
        }
        if (!draft.hasMoved() && !(draft.payment() instanceof Payment.Challenged)) {
            return draft.dueAt();
        }
        return switch (draft.payment()) {
            case Payment.Authenticating _, Payment.Authorizing _ ->
                    batch.now().plus(rules.patience());
            case Payment.Challenged challenged -> challenged.challenge().expiresAt();
            case Payment.Unknown unknown ->
                    batch.now().plus(rules.inquiries().pauseAfter(unknown.inquiries()));
            case Payment.Awaited _,
                    Payment.Authorized _,
                    Payment.Captured _,
                    Payment.Declined _,
                    Payment.Voided _ ->
                    null;
        };
    }

    /** Stores messages, and tells whose turn it is. */
    private Uni<List<NetworkMessage>> store(
            SqlConnection transaction, PaymentBatch batch, List<NetworkMessage> sent) {
        if (sent.isEmpty()) {
            return Uni.createFrom().item(sent);
        }
        var later = sent.stream().filter(message -> message.number() > 1).toList();
        var turns =
                later.isEmpty()
                        ? Uni.createFrom().item(new Turns())
                        : messages.turns(
                                transaction,
                                later.stream().map(NetworkMessage::paymentId).toList());
        return turns.chain(taken -> {
            var ready = new ArrayList<NetworkMessage>();
            var scheduled = new ArrayList<Scheduled>();
            for (var message : sent) {
                var turn = taken.take(message);
                if (turn) {
                    ready.add(message);
                }
                var pause = turn ? rules.patience() : TURN;
                scheduled.add(new Scheduled(message, batch.now().plus(pause)));
            }
            return messages.insert(transaction, scheduled)
                    .replaceWith((List<NetworkMessage>) ready);
        });
    }

    private Uni<Void> forgetVerifications(SqlConnection transaction, PaymentBatch batch) {
        return batch.decided().isEmpty()
                ? Uni.createFrom().voidItem()
                : cards.forgetVerifications(transaction, batch.decided());
    }

    private static List<AuthorizationCall> calls(PaymentBatch batch) {
        return batch.started().stream()
                .map(draft -> new AuthorizationCall(Asked.of(draft.stored(null)), draft.card()))
                .toList();
    }

    private static List<AuthenticationCall> authentications(PaymentBatch batch) {
        return batch.authenticating().stream()
                .map(draft -> AuthenticationCall.of(draft.stored(null)))
                .toList();
    }
}
