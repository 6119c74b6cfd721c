package io.gerbang.authorization.application.payment;

import io.gerbang.authorization.application.issuer.NetworkTrace;
import io.gerbang.authorization.application.issuer.ThreeDSecureServer;
import io.gerbang.authorization.application.payment.NetworkMessage.Content;
import io.gerbang.authorization.application.vault.CardReference;
import io.gerbang.authorization.application.vault.PaymentCard;
import io.gerbang.authorization.domain.AuthenticationAnswer;
import io.gerbang.authorization.domain.IssuerAnswer;
import io.gerbang.authorization.domain.PaymentCommand;
import io.gerbang.authorization.domain.PaymentCommand.SubmitAttempt;
import io.gerbang.authorization.domain.PaymentDecider;
import io.gerbang.authorization.domain.PaymentEvent;
import io.gerbang.events.EventRecord;
import io.gerbang.events.Topic;
import io.gerbang.events.authorization.AuthorizationPaymentEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The payments of one transaction: loaded under their locks, moved by commands in memory, and
 * written back together by {@link PaymentBook}.
 */
final class PaymentBatch {

    private final PaymentDecider decider;
    private final Instant now;
    private final Duration challengeLife;
    private final ThreeDSecureServer threeDSecure;
    private final Map<String, PaymentDraft> drafts = new LinkedHashMap<>();
    private final Set<PaymentDraft> changed = new LinkedHashSet<>();
    private final Set<PaymentDraft> started = new LinkedHashSet<>();
    private final Set<PaymentDraft> authenticating = new LinkedHashSet<>();
    private final Set<PaymentDraft> inquired = new HashSet<>();
    private final List<EventRecord<AuthorizationPaymentEvent>> events = new ArrayList<>();
    private final List<Function<NetworkTrace, NetworkMessage>> messages = new ArrayList<>();
    private final List<Asked> unanswered = new ArrayList<>();
    private final List<ReconciliationBreak> breaks = new ArrayList<>();
    private final Set<String> decided = new LinkedHashSet<>();

    PaymentBatch(
            PaymentDecider decider,
            Instant now,
            Duration challengeLife,
            ThreeDSecureServer threeDSecure,
            Collection<StoredPayment> loaded) {
        this.decider = decider;
        this.now = now;
        this.challengeLife = challengeLife;
        this.threeDSecure = threeDSecure;
        loaded.forEach(payment -> drafts.put(payment.paymentId(), new PaymentDraft(payment)));
    }

    /** What brought a command about: its cause, its time, and what was answered. */
    private record Trigger(
            Cause cause, Instant at, @Nullable Asked asked, @Nullable NetworkMessage message) {

        Trigger(NetworkMessage answered, Instant now) {
            this(answered.cause(), answered.cause().businessTime(now), null, answered);
        }
    }

    /** Makes an attempt; {@code card} is there unless the attempt is refused anyway. */
    void submit(
            EventRecord<?> event,
            AttemptContext context,
            SubmitAttempt command,
            @Nullable PaymentCard card) {
        var draft = draft(event);
        if (command.attempt().number() > draft.payment().attempt()) {
            draft.attempt(context, card);
        }
        move(draft, command, new Trigger(context.cause(), event.occurredAt(), null, null));
    }

    /** Takes what a merchant asked for, or that the shopper is back. */
    void request(EventRecord<?> event, PaymentCommand command) {
        var trigger = new Trigger(Cause.of(event, now), event.occurredAt(), null, null);
        move(draft(event), command, trigger);
    }

    /** Takes an issuer's answer. */
    void answer(Asked asked, IssuerAnswer answer) {
        var draft = known(asked.paymentId());
        var context = draft.stored(null).attempted();
        if (isOutdated(asked, context)) {
            return;
        }
        var cause = context.cause();
        var at = cause.businessTime(now);
        move(
                draft,
                new PaymentCommand.TakeAnswer(asked.attempt(), answer, at),
                new Trigger(cause, at, asked, null));
    }

    /** Takes what came of authenticating a cardholder; the card may be asked for money then. */
    void authentication(
            String paymentId, int attempt, AuthenticationAnswer answer, PaymentCard card) {
        var draft = known(paymentId);
        if (draft.payment().attempt() == attempt) {
            draft.present(card);
        }
        authentication(draft, attempt, answer);
    }

    /** Ends an attempt whose card was erased while its cardholder was being authenticated. */
    void cardErased(String paymentId, int attempt) {
        authentication(known(paymentId), attempt, new AuthenticationAnswer.CardErased());
    }

    private void authentication(PaymentDraft draft, int attempt, AuthenticationAnswer answer) {
        var command =
                new PaymentCommand.TakeAuthentication(attempt, answer, now.plus(challengeLife));
        move(draft, command, late(draft));
    }

    /** Has a cardholder authenticated whose authentication nobody waits for any more. */
    void authenticateAgain(String paymentId) {
        var draft = known(paymentId);
        changed.add(draft);
        inquired.add(draft);
        authenticating.add(draft);
    }

    /** Gives up a challenge whose time is up. */
    void abandonChallenge(String paymentId) {
        var draft = known(paymentId);
        var attempt = draft.payment().attempt();
        changed.add(draft);
        move(draft, new PaymentCommand.AbandonChallenge(attempt, now), late(draft));
    }

    /** Takes the answer to a refund. */
    void refundAnswer(NetworkMessage message, Content.Refund refund, IssuerAnswer answer) {
        move(
                known(message.paymentId()),
                new PaymentCommand.TakeRefundAnswer(refund.refundId(), answer, message.sent()),
                new Trigger(message, now));
    }

    /** Takes the answer to an increment. */
    void incrementAnswer(NetworkMessage message, Content.Increment increment, IssuerAnswer answer) {
        move(
                known(message.paymentId()),
                new PaymentCommand.TakeIncrementAnswer(
                        increment.incrementId(), answer, message.sent()),
                new Trigger(message, now));
    }

    /** Gives up waiting for whoever asked, and asks again. */
    Asked inquire(String paymentId) {
        var draft = known(paymentId);
        move(draft, new PaymentCommand.LoseAnswer(draft.payment().attempt()), late(draft));
        changed.add(draft);
        inquired.add(draft);
        return Asked.of(draft.stored(null));
    }

    void add(ReconciliationBreak found) {
        breaks.add(found);
    }

    Instant now() {
        return now;
    }

    Collection<PaymentDraft> changed() {
        return changed;
    }

    Collection<PaymentDraft> started() {
        return started;
    }

    Collection<PaymentDraft> authenticating() {
        return authenticating;
    }

    boolean isInquired(PaymentDraft draft) {
        return inquired.contains(draft);
    }

    List<EventRecord<AuthorizationPaymentEvent>> events() {
        return events;
    }

    List<Function<NetworkTrace, NetworkMessage>> messages() {
        return messages;
    }

    List<Asked> unanswered() {
        return unanswered;
    }

    List<ReconciliationBreak> breaks() {
        return breaks;
    }

    /** Payment methods whose authorization has an outcome, so that their CVC must go. */
    Collection<String> decided() {
        return decided;
    }

    private PaymentDraft draft(EventRecord<?> event) {
        return drafts.computeIfAbsent(
                event.key(),
                paymentId -> new PaymentDraft(paymentId, event.merchantId(), event.livemode()));
    }

    private PaymentDraft known(String paymentId) {
        var draft = drafts.get(paymentId);
        if (draft == null) {
            throw new IllegalStateException(paymentId + " is unknown");
        }
        return draft;
    }

    /**
     * Whether an answer that was recorded before is recorded again, while the issuer is asked anew
     * for the same attempt: its cardholder has been authenticated meanwhile.
     */
    private static boolean isOutdated(Asked asked, AttemptContext context) {
        return asked.attempt() == context.facts().attempt()
                && context.trace() != null
                && !asked.trace().rrn().equals(context.trace().rrn());
    }

    /** Something that comes after the event that made the attempt, and because of it. */
    private Trigger late(PaymentDraft draft) {
        var cause = draft.stored(null).attempted().cause();
        return new Trigger(cause, cause.businessTime(now), null, null);
    }

    private void move(PaymentDraft draft, PaymentCommand command, Trigger trigger) {
        var decision = decider.decide(draft.payment(), command);
        if (!decision.next().equals(draft.payment()) || !decision.events().isEmpty()) {
            changed.add(draft);
        }
        draft.become(decision.next());
        decision.events().forEach(event -> carryOut(draft, event, trigger));
    }

    private void carryOut(PaymentDraft draft, PaymentEvent event, Trigger trigger) {
        var context = draft.stored(null).attempted();
        var attempt = draft.payment().current();
        switch (event) {
            case PaymentEvent.AuthorizationStarted _ -> started.add(draft);
            case PaymentEvent.AuthenticationStarted _, PaymentEvent.ChallengeEnded _ ->
                    authenticating.add(draft);
            case PaymentEvent.ActionRequired(var challenge) ->
                    publish(
                            draft,
                            trigger,
                            PublishedEvents.actionRequired(context, page(draft), challenge));
            case PaymentEvent.OutcomeBecameUnknown _ -> {
                unanswered.add(Asked.of(draft.stored(null)));
                publish(draft, trigger, PublishedEvents.unknown(context));
            }
            case PaymentEvent.Authorized authorized -> {
                decide(context);
                publish(draft, trigger, PublishedEvents.authorized(context, attempt, authorized));
            }
            case PaymentEvent.Declined declined -> {
                decide(context);
                publish(draft, trigger, PublishedEvents.declined(context, attempt, declined));
            }
            case PaymentEvent.Captured captured -> {
                publish(draft, trigger, PublishedEvents.captured(context, captured));
                var content = new Content.Capture(captured.last());
                send(draft, trigger, content, captured.amount(), Asked.of(draft.stored(null)));
            }
            case PaymentEvent.CaptureFailed failed ->
                    publish(draft, trigger, PublishedEvents.captureFailed(context, failed));
            case PaymentEvent.Voided voided -> {
                decide(context);
                publish(draft, trigger, PublishedEvents.voided(context, voided));
            }
            case PaymentEvent.IncrementStarted(var increment, var additional) -> {
                var cardId = CardReference.idOf(context.facts().paymentMethod());
                var content = new Content.Increment(increment.id(), cardId);
                send(draft, trigger, content, additional, Asked.of(draft.stored(null)));
            }
            case PaymentEvent.Incremented(var increment) ->
                    publish(
                            draft,
                            trigger,
                            PublishedEvents.incremented(
                                    context, draft.payment().current(), increment));
            case PaymentEvent.IncrementFailed failed ->
                    publish(draft, trigger, PublishedEvents.incrementFailed(context, failed));
            case PaymentEvent.RestReleased released ->
                    publish(draft, trigger, PublishedEvents.restReleased(context, released));
            case PaymentEvent.HoldReleased _ ->
                    reverse(draft, trigger, Asked.of(draft.stored(null)));
            case PaymentEvent.RequestUndone _ -> undo(draft, trigger);
            case PaymentEvent.OrphanFound _ -> orphan(draft, trigger);
            case PaymentEvent.RefundStarted(var refund) -> {
                var cardId = CardReference.idOf(context.facts().paymentMethod());
                var content = new Content.Refund(refund.id(), cardId);
                send(draft, trigger, content, refund.amount(), Asked.of(draft.stored(null)));
            }
            case PaymentEvent.RefundSucceeded succeeded ->
                    publish(
                            draft,
                            trigger,
                            PublishedEvents.refundSucceeded(
                                    context, succeeded, answered(trigger).trace().rrn()));
            case PaymentEvent.RefundFailed failed ->
                    publish(draft, trigger, PublishedEvents.refundFailed(context, failed));
        }
    }

    private String page(PaymentDraft draft) {
        var stored = draft.stored(null);
        return threeDSecure.page(stored.merchantId(), stored.livemode(), stored.paymentId());
    }

    /** The network's test cards have no CVC of ours. */
    private void decide(AttemptContext context) {
        var method = context.facts().paymentMethod();
        if (method.testCard() == null) {
            decided.add(method.id());
        }
    }

    private void publish(PaymentDraft draft, Trigger trigger, AuthorizationPaymentEvent event) {
        var stored = draft.stored(null);
        events.add(
                new EventRecord<>(
                        Topic.AUTHORIZATION_PAYMENT,
                        stored.paymentId(),
                        draft.nextSequence(),
                        stored.merchantId(),
                        stored.livemode(),
                        trigger.at(),
                        trigger.cause().correlationId(),
                        trigger.cause().causationId(),
                        trigger.cause().traceparent(),
                        event));
    }

    private void orphan(PaymentDraft draft, Trigger trigger) {
        var asked = trigger.asked();
        if (asked == null) {
            throw new IllegalStateException("only an answer brings an orphan to light");
        }
        breaks.add(ReconciliationBreak.lateApproval(asked, trigger.at()));
        reverse(draft, trigger, asked);
    }

    private void reverse(PaymentDraft draft, Trigger trigger, Asked asked) {
        send(draft, trigger, new Content.Reversal(), asked.amount(), asked);
    }

    private void undo(PaymentDraft draft, Trigger trigger) {
        var request = answered(trigger);
        var content = request.isRefund() ? new Content.RefundReversal() : new Content.Reversal();
        var about = Asked.of(draft.stored(null)).under(request.trace());
        send(draft, trigger, content, request.amount(), about);
    }

    private void send(
            PaymentDraft draft, Trigger trigger, Content content, long amount, Asked about) {
        var number = draft.nextMessage();
        messages.add(trace ->
                new NetworkMessage(
                        about.paymentId(),
                        number,
                        about.merchantId(),
                        about.livemode(),
                        trace,
                        about.trace(),
                        amount,
                        about.currency(),
                        content,
                        trigger.cause(),
                        0,
                        false));
        changed.add(draft);
    }

    private static NetworkMessage answered(Trigger trigger) {
        if (trigger.message() == null) {
            throw new IllegalStateException("only an answer ends a request");
        }
        return trigger.message();
    }
}
