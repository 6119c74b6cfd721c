package io.gerbang.authorization.application.payment;

import io.gerbang.authorization.application.issuer.ThreeDSecureServer;
import io.gerbang.authorization.application.vault.OpenedCards;
import io.gerbang.authorization.application.vault.PaymentCard;
import io.gerbang.authorization.application.vault.PaymentCards;
import io.gerbang.authorization.domain.AuthenticationAnswer;
import io.gerbang.messaging.Database;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** Has cardholders authenticated, after their attempts have been committed. */
final class AuthenticationConversation {

    private static final Duration WINDOW = Duration.ofMillis(3);

    private final ThreeDSecureServer server;
    private final PaymentCards cards;
    private final PaymentBook book;
    private final Database database;
    private final Consumer<FollowUp> follow;
    private final PersistentBatcher<Answered> answers;

    /**
     * @param follow says what a committed answer leaves to say
     */
    AuthenticationConversation(
            ThreeDSecureServer server,
            PaymentCards cards,
            PaymentBook book,
            Database database,
            ScheduledExecutorService timer,
            Consumer<FollowUp> follow) {
        this.server = server;
        this.cards = cards;
        this.book = book;
        this.database = database;
        this.follow = follow;
        answers = new PersistentBatcher<>(this::record, WINDOW, timer);
    }

    private record Answered(AuthenticationCall call, AuthenticationAnswer answer) {}

    /** Where the card cannot be opened now, the attempt is taken up again when it is due. */
    void ask(AuthenticationCall call) {
        cards.open(database.pool(), List.of(call.card()))
                .onFailure()
                .recoverWithItem(new OpenedCards(Map.of(), true))
                .subscribe()
                .with(opened -> ask(call, opened));
    }

    private void ask(AuthenticationCall call, OpenedCards opened) {
        var card = opened.find(call.card());
        if (card != null) {
            ask(call, card);
        } else if (!opened.sealed()) {
            answers.submit(new Answered(call, new AuthenticationAnswer.CardErased()));
        }
    }

    private void ask(AuthenticationCall call, PaymentCard card) {
        var answer =
                call.ended()
                        ? server.result(call.transactionId())
                        : server.authenticate(call.with(card));
        answer.subscribe().with(given -> answers.submit(new Answered(call, given)));
    }

    private Uni<Void> record(List<Answered> answered) {
        var paymentIds = answered.stream().map(item -> item.call().paymentId()).distinct().toList();
        var references = answered.stream().map(item -> item.call().card()).distinct().toList();
        return database.transact(tx ->
                        cards.open(tx, references)
                                .chain(opened ->
                                        book.open(tx, paymentIds)
                                                .invoke(batch -> take(batch, answered, opened))
                                                .chain(batch -> book.close(tx, batch))))
                .invoke(follow)
                .replaceWithVoid();
    }

    private static void take(PaymentBatch batch, List<Answered> answered, OpenedCards opened) {
        for (var item : answered) {
            var call = item.call();
            var card = opened.find(call.card());
            if (card != null) {
                batch.authentication(call.paymentId(), call.attempt(), item.answer(), card);
            } else if (!opened.sealed()) {
                batch.cardErased(call.paymentId(), call.attempt());
            }
        }
    }
}
