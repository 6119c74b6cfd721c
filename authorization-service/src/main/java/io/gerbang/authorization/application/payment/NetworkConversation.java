package io.gerbang.authorization.application.payment;

import io.gerbang.authorization.application.issuer.Acquirer;
import io.gerbang.authorization.application.issuer.AcquirerAnswer;
import io.gerbang.authorization.application.issuer.IssuerAnswers;
import io.gerbang.authorization.application.issuer.ThreeDSecureServer;
import io.gerbang.authorization.application.payment.FollowUp.AuthorizationCall;
import io.gerbang.authorization.application.vault.PaymentCards;
import io.gerbang.authorization.domain.IssuerAnswer;
import io.gerbang.messaging.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks issuers, after what is asked has been committed, and records their answers. */
@ApplicationScoped
class NetworkConversation {

    private static final Duration WINDOW = Duration.ofMillis(3);

    /** A request that never left is sent anew so often: a network that restarts is back by then. */
    private static final int MOST_SENDINGS = 3;

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Acquirer acquirer;
    private final PaymentBook book;
    private final Database database;
    private final MessageDispatcher dispatcher;
    private final ScheduledExecutorService timer;
    private final AuthenticationConversation authentications;
    private final PersistentBatcher<Answered> answers;

    NetworkConversation(
            Acquirer acquirer,
            PaymentBook book,
            Database database,
            MessageDispatcher dispatcher,
            ThreeDSecureServer threeDSecure,
            PaymentCards cards,
            ScheduledExecutorService timer) {
        this.acquirer = acquirer;
        this.book = book;
        this.database = database;
        this.dispatcher = dispatcher;
        this.timer = timer;
        authentications =
                new AuthenticationConversation(
                        threeDSecure, cards, book, database, timer, this::take);
        answers = new PersistentBatcher<>(this::record, WINDOW, timer);
    }

    private record Answered(Asked asked, IssuerAnswer answer) {}

    /** Says what a committed transaction left to say. */
    void take(FollowUp followUp) {
        followUp.authorizations().forEach(call -> authorize(call, 1));
        dispatcher.send(followUp.messages());
        followUp.authentications().forEach(authentications::ask);
    }

    /** Asks again what became of an authorization. */
    void inquire(AuthorizationCall call) {
        acquirer.repeatAuthorization(call.asked().with(call.card()))
                .subscribe()
                .with(answer -> answered(call.asked(), IssuerAnswers.of(answer)));
    }

    /** Records what an issuer answered, or that it did not. */
    void answered(Asked asked, IssuerAnswer answer) {
        answers.submit(new Answered(asked, answer));
    }

    private void authorize(AuthorizationCall call, int sending) {
        acquirer.authorize(call.asked().with(call.card()))
                .subscribe()
                .with(answer -> {
                    if (answer instanceof AcquirerAnswer.NoAnswer(var sent)
                            && !sent
                            && sending < MOST_SENDINGS) {
                        timer.schedule(
                                () -> authorize(call, sending + 1),
                                PAUSE.toMillis(),
                                TimeUnit.MILLISECONDS);
                    } else {
                        answered(call.asked(), IssuerAnswers.of(answer));
                    }
                });
    }

    private Uni<Void> record(List<Answered> answered) {
        var paymentIds =
                answered.stream().map(item -> item.asked().paymentId()).distinct().toList();
        return database.transact(tx ->
                        book.open(tx, paymentIds)
                                .invoke(batch ->
                                        answered.forEach(
                                                item -> batch.answer(item.asked(), item.answer())))
                                .chain(batch -> book.close(tx, batch)))
                .invoke(this::take)
                .replaceWithVoid();
    }
}
