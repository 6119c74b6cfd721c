package io.gerbang.authorization.application.payment;

import io.gerbang.authorization.application.AuthorizationRules;
import io.gerbang.authorization.application.issuer.Acquirer;
import io.gerbang.authorization.application.issuer.AcquirerAnswer;
import io.gerbang.authorization.application.issuer.AdviceAnswer;
import io.gerbang.authorization.application.issuer.CaptureAdvice;
import io.gerbang.authorization.application.issuer.IncrementRequest;
import io.gerbang.authorization.application.issuer.IssuerAnswers;
import io.gerbang.authorization.application.issuer.RefundRequest;
import io.gerbang.authorization.application.issuer.ReversalAdvice;
import io.gerbang.authorization.application.payment.NetworkMessage.Content;
import io.gerbang.authorization.application.payment.NetworkMessageStore.Scheduled;
import io.gerbang.authorization.application.vault.CardReference;
import io.gerbang.authorization.application.vault.OpenedCards;
import io.gerbang.authorization.application.vault.PaymentCard;
import io.gerbang.authorization.application.vault.PaymentCards;
import io.gerbang.authorization.domain.CvcCheck;
import io.gerbang.authorization.domain.IssuerAnswer;
import io.gerbang.messaging.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends stored messages until the network has answered them: at once after their commit, and again
 * whenever they are due.
 */
@ApplicationScoped
public class MessageDispatcher {

    /** Nothing depends on how soon an acknowledged advice is deleted. */
    private static final Duration LAZY = Duration.ofMillis(100);

    private static final Duration WINDOW = Duration.ofMillis(2);
    private static final int LARGEST_TAKE = 200;

    /** What an issuer would say of a card whose number was erased. */
    private static final IssuerAnswer NO_SUCH_CARD =
            new IssuerAnswer.Refused("14", CvcCheck.UNCHECKED);

    private static final AcquirerAnswer NEVER_LEFT = new AcquirerAnswer.NoAnswer(false);
    private static final AcquirerAnswer PERHAPS_SENT = new AcquirerAnswer.NoAnswer(true);

    private final Acquirer acquirer;
    private final NetworkMessageStore messages;
    private final PaymentCards cards;
    private final PaymentBook book;
    private final Database database;
    private final AuthorizationRules rules;
    private final Clock clock;
    private final PersistentBatcher<NetworkMessage> acknowledged;
    private final PersistentBatcher<Answered> answers;
    private final PersistentBatcher<NetworkMessage> unheard;

    MessageDispatcher(
            Acquirer acquirer,
            NetworkMessageStore messages,
            PaymentCards cards,
            PaymentBook book,
            Database database,
            AuthorizationRules rules,
            Clock clock,
            ScheduledExecutorService timer) {
        this.acquirer = acquirer;
        this.messages = messages;
        this.cards = cards;
        this.book = book;
        this.database = database;
        this.rules = rules;
        this.clock = clock;
        acknowledged =
                new PersistentBatcher<>(
                        done -> messages.delete(database.pool(), done), LAZY, timer);
        answers = new PersistentBatcher<>(this::record, WINDOW, timer);
        unheard = new PersistentBatcher<>(this::refuse, WINDOW, timer);
    }

    /**
     * What the network said to a message other than that it has taken note.
     *
     * @param issuerAnswer null where the message is an advice
     * @param refusal the response code with which an advice was refused
     */
    private record Answered(
            NetworkMessage message, @Nullable IssuerAnswer issuerAnswer, @Nullable String refusal) {

        boolean isFinal() {
            return refusal != null
                    || issuerAnswer instanceof IssuerAnswer.Approved
                    || issuerAnswer instanceof IssuerAnswer.Refused;
        }

        NetworkMessage tried() {
            return issuerAnswer instanceof IssuerAnswer.NoAnswer(var sent)
                    ? message.sent(message.sent() || sent)
                    : message;
        }
    }

    /** Makes due what an earlier process of this instance had under way when it died. */
    public Uni<Void> takeOver() {
        return messages.takeOver(clock.instant());
    }

    /** Sends messages for the first time. */
    void send(List<NetworkMessage> ready) {
        ready.forEach(message -> send(message, false));
    }

    /** Sends again what is due. */
    public Uni<Void> sendDue() {
        var now = clock.instant();
        return messages.takeDue(now, now.plus(rules.patience()), LARGEST_TAKE)
                .invoke(due -> due.forEach(message -> send(message, message.mayBeRepeat())))
                .replaceWithVoid();
    }

    private void send(NetworkMessage message, boolean repeat) {
        switch (message.content()) {
            case Content.Capture(var last) ->
                    acquirer.capture(captureOf(message, last), repeat)
                            .subscribe()
                            .with(answer -> answered(message, answer));
            case Content.Reversal _, Content.RefundReversal _ ->
                    acquirer.reverse(reversalOf(message), repeat)
                            .subscribe()
                            .with(answer -> answered(message, answer));
            case Content.Increment increment ->
                    ask(
                            message,
                            increment.cardId(),
                            card -> acquirer.increment(incrementOf(message, card), repeat));
            case Content.Refund refund ->
                    ask(
                            message,
                            refund.cardId(),
                            card -> acquirer.refund(refundOf(message, card), repeat));
        }
    }

    private void answered(NetworkMessage message, AdviceAnswer answer) {
        switch (answer) {
            case AdviceAnswer.Acknowledged _ -> acknowledged.submit(message);
            case AdviceAnswer.Refused(var code) ->
                    answers.submit(new Answered(message, null, code));
            case AdviceAnswer.NoAnswer _ -> answers.submit(new Answered(message, null, null));
        }
    }

    private void ask(
            NetworkMessage message,
            String cardId,
            Function<PaymentCard, Uni<AcquirerAnswer>> question) {
        var reference = new CardReference(message.merchantId(), message.livemode(), cardId);
        cards.open(database.pool(), List.of(reference))
                .onFailure()
                .recoverWithItem(new OpenedCards(Map.of(), true))
                .subscribe()
                .with(opened -> {
                    var card = opened.find(reference);
                    if (card != null) {
                        ask(message, () -> question.apply(card));
                    } else if (opened.sealed()) {
                        answered(message, IssuerAnswers.of(NEVER_LEFT));
                    } else {
                        cardIsGone(message);
                    }
                });
    }

    /** That it was sent is committed before it is. */
    private void ask(NetworkMessage message, Supplier<Uni<AcquirerAnswer>> question) {
        var claimed =
                message.sent()
                        ? Uni.createFrom().item(true)
                        : messages.claim(database.pool(), List.of(message))
                                .map(ours -> !ours.isEmpty());
        claimed.chain(ours -> ours ? heard(question.get()) : Uni.createFrom().item(PERHAPS_SENT))
                .onFailure()
                .recoverWithItem(NEVER_LEFT)
                .subscribe()
                .with(answer -> answered(message, IssuerAnswers.of(answer)));
    }

    /** An answer that cannot be read is still one to what was sent. */
    private static Uni<AcquirerAnswer> heard(Uni<AcquirerAnswer> answer) {
        return answer.onFailure().recoverWithItem(PERHAPS_SENT);
    }

    /**
     * What nobody has heard of is refused. So is an increment that somebody may have agreed to: its
     * payment cannot go on before, and it is undone, which takes no card. A refund that may have
     * been paid stays unknown, and becomes a break that somebody has to look into.
     */
    private void cardIsGone(NetworkMessage message) {
        if (!message.sent()) {
            unheard.submit(message);
        } else if (message.isRefund()) {
            answered(message, IssuerAnswers.of(NEVER_LEFT));
        } else {
            answered(message, NO_SUCH_CARD);
        }
    }

    private Uni<Void> refuse(List<NetworkMessage> unheard) {
        return database.transact(tx -> messages.claim(tx, unheard).chain(ours -> refuse(tx, ours)))
                .invoke(this::send)
                .replaceWithVoid();
    }

    private Uni<List<NetworkMessage>> refuse(SqlConnection tx, List<NetworkMessage> unheard) {
        return record(
                tx,
                unheard.stream()
                        .map(message -> new Answered(message, NO_SUCH_CARD, null))
                        .toList());
    }

    private void answered(NetworkMessage message, IssuerAnswer answer) {
        if (answer instanceof IssuerAnswer.NoOriginal) {
            send(message, false);
        } else {
            answers.submit(new Answered(message, answer, null));
        }
    }

    private Uni<Void> record(List<Answered> answered) {
        return database.transact(tx -> record(tx, answered)).invoke(this::send).replaceWithVoid();
    }

    private Uni<List<NetworkMessage>> record(SqlConnection tx, List<Answered> answered) {
        var paymentIds =
                answered.stream().map(item -> item.message().paymentId()).distinct().toList();
        var done = answered.stream().filter(Answered::isFinal).map(Answered::message).toList();
        return book.open(tx, paymentIds)
                .chain(batch -> {
                    var again = new ArrayList<Scheduled>();
                    answered.forEach(item -> take(batch, item, again));
                    return messages.delete(tx, done)
                            .chain(() -> messages.reschedule(tx, again))
                            .chain(() -> book.close(tx, batch));
                })
                .map(FollowUp::messages);
    }

    private void take(PaymentBatch batch, Answered answered, List<Scheduled> again) {
        var message = answered.message();
        if (!answered.isFinal()) {
            again.add(
                    new Scheduled(
                            answered.tried(),
                            batch.now().plus(rules.messages().pauseAfter(message.tries()))));
            // Two tries that overlap count twice; a break is noted once, however often it is found.
            if (message.tries() + 1 >= rules.messages().size()) {
                batch.add(found(batch, message, ReconciliationBreak.Kind.UNANSWERED, null));
            }
            return;
        }
        switch (message.content()) {
            case Content.Capture _ ->
                    batch.add(
                            found(
                                    batch,
                                    message,
                                    ReconciliationBreak.Kind.CAPTURE_REFUSED,
                                    answered.refusal()));
            case Content.Reversal _, Content.RefundReversal _ ->
                    batch.add(
                            found(
                                    batch,
                                    message,
                                    ReconciliationBreak.Kind.REVERSAL_REFUSED,
                                    answered.refusal()));
            case Content.Increment increment -> {
                if (answered.issuerAnswer() != null) {
                    batch.incrementAnswer(message, increment, answered.issuerAnswer());
                }
            }
            case Content.Refund refund -> {
                if (answered.issuerAnswer() != null) {
                    batch.refundAnswer(message, refund, answered.issuerAnswer());
                }
            }
        }
    }

    private static ReconciliationBreak found(
            PaymentBatch batch,
            NetworkMessage message,
            ReconciliationBreak.Kind kind,
            @Nullable String responseCode) {
        return new ReconciliationBreak(
                message.paymentId(),
                message.merchantId(),
                message.livemode(),
                kind,
                message.trace().rrn(),
                message.amount(),
                message.currency(),
                responseCode,
                message.cause().businessTime(batch.now()));
    }

    private static CaptureAdvice captureOf(NetworkMessage message, boolean last) {
        return new CaptureAdvice(
                message.trace(),
                message.authorization(),
                message.amount(),
                message.currency(),
                last);
    }

    private static ReversalAdvice reversalOf(NetworkMessage message) {
        return new ReversalAdvice(
                message.trace(),
                message.authorization(),
                message.amount(),
                message.currency(),
                message.content() instanceof Content.RefundReversal);
    }

    private static IncrementRequest incrementOf(NetworkMessage message, PaymentCard card) {
        return new IncrementRequest(
                message.trace(),
                message.authorization(),
                message.merchantId(),
                card.number(),
                card.facts().expMonth(),
                card.facts().expYear(),
                message.amount(),
                message.currency());
    }

    private static RefundRequest refundOf(NetworkMessage message, PaymentCard card) {
        return new RefundRequest(
                message.trace(),
                message.authorization(),
                message.merchantId(),
                card.number(),
                card.facts().expMonth(),
                card.facts().expYear(),
                message.amount(),
                message.currency());
    }
}
