package io.gerbang.authorization.application.payment;

import io.gerbang.authorization.application.AuthorizationRules;
import io.gerbang.authorization.application.issuer.LateApproval;
import io.gerbang.authorization.application.payment.FollowUp.AuthorizationCall;
import io.gerbang.authorization.application.vault.PaymentCards;
import io.gerbang.authorization.domain.CvcCheck;
import io.gerbang.authorization.domain.IssuerAnswer;
import io.gerbang.authorization.domain.Payment;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.DatabaseFailure;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Finds out what became of authorizations that nobody answered. An issuer that approves late is
 * listened to as well.
 */
@ApplicationScoped
public class UnknownOutcomes {

    private static final Logger LOG = Logger.getLogger(UnknownOutcomes.class);
    private static final int LARGEST_TAKE = 200;

    /** A late approval may be faster than the record of the silence before it. */
    private static final int LOOKS = 10;

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final PaymentStore payments;
    private final PaymentCards cards;
    private final PaymentBook book;
    private final Database database;
    private final NetworkConversation conversation;
    private final AuthorizationRules rules;
    private final Clock clock;

    UnknownOutcomes(
            PaymentStore payments,
            PaymentCards cards,
            PaymentBook book,
            Database database,
            NetworkConversation conversation,
            AuthorizationRules rules,
            Clock clock) {
        this.payments = payments;
        this.cards = cards;
        this.book = book;
        this.database = database;
        this.conversation = conversation;
        this.rules = rules;
        this.clock = clock;
    }

    /** Makes due what an earlier process of this instance left behind when it died. */
    public Uni<Void> takeOver() {
        return payments.takeOver(clock.instant())
                .invoke(count -> LOG.infof("%d authorizations were left without an answer", count))
                .replaceWithVoid();
    }

    /** Asks again about every payment that is due, and gives up challenges that nobody answers. */
    public Uni<Void> inquire() {
        return database.transact(tx ->
                        payments.lockDue(tx, clock.instant(), LARGEST_TAKE)
                                .chain(due -> {
                                    var batch = book.batchOf(due);
                                    var asked = lookAfter(batch, due);
                                    return book.close(tx, batch)
                                            .map(followUp -> new Due(asked, followUp));
                                }))
                .invoke(due -> conversation.take(due.followUp()))
                .chain(due -> ask(due.asked()));
    }

    /** What is to be asked once it is committed that it is. */
    private record Due(List<Asked> asked, FollowUp followUp) {}

    private static List<Asked> lookAfter(PaymentBatch batch, List<StoredPayment> due) {
        var asked = new ArrayList<Asked>();
        for (var payment : due) {
            switch (payment.payment()) {
                case Payment.Authenticating _ -> batch.authenticateAgain(payment.paymentId());
                case Payment.Challenged _ -> batch.abandonChallenge(payment.paymentId());
                case Payment.Authorizing _,
                        Payment.Unknown _,
                        Payment.Awaited _,
                        Payment.Authorized _,
                        Payment.Captured _,
                        Payment.Declined _,
                        Payment.Voided _ ->
                        asked.add(batch.inquire(payment.paymentId()));
            }
        }
        return asked;
    }

    /** Takes an approval whose caller had stopped waiting. */
    public void takeLateApproval(LateApproval approval) {
        findUnanswered(approval)
                .onItem()
                .transform(Optional::orElseThrow)
                .onFailure(NoSuchElementException.class)
                .retry()
                .withBackOff(PAUSE, PAUSE)
                .atMost(LOOKS)
                .subscribe()
                .with(
                        asked ->
                                conversation.answered(
                                        asked,
                                        new IssuerAnswer.Approved(
                                                approval.approvalCode(), CvcCheck.UNCHECKED)),
                        failure ->
                                LOG.errorf(
                                        failure,
                                        "an approval of %s that nobody asked for",
                                        approval.rrn()));
    }

    /** Nobody tells of the approval again, so it waits for the database. */
    private Uni<Optional<Asked>> findUnanswered(LateApproval approval) {
        return Uni.createFrom()
                .deferred(() -> payments.findUnanswered(approval.stan(), approval.rrn()))
                .onFailure(DatabaseFailure::isTransient)
                .retry()
                .withBackOff(PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    /** Forgets attempts that no issuer approves any more. */
    public Uni<Void> forget() {
        return payments.forgetUnanswered(clock.instant().minus(rules.memory()));
    }

    private Uni<Void> ask(List<Asked> asked) {
        if (asked.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return cards.open(database.pool(), asked.stream().map(Asked::card).toList())
                .invoke(opened ->
                        asked.forEach(about -> {
                            var card = opened.find(about.card());
                            if (card == null) {
                                conversation.answered(about, new IssuerAnswer.NoAnswer(true));
                            } else {
                                conversation.inquire(new AuthorizationCall(about, card));
                            }
                        }))
                .replaceWithVoid();
    }
}
