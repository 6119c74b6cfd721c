package io.gerbang.authorization.application.payment;

import io.gerbang.authorization.application.AuthorizationRules;
import io.gerbang.authorization.application.HoldOffers;
import io.gerbang.authorization.application.MerchantFeed;
import io.gerbang.authorization.application.vault.CardReference;
import io.gerbang.authorization.application.vault.OpenedCards;
import io.gerbang.authorization.application.vault.PaymentCard;
import io.gerbang.authorization.application.vault.PaymentCards;
import io.gerbang.authorization.domain.Attempt;
import io.gerbang.authorization.domain.Authentication;
import io.gerbang.authorization.domain.Authentication.Demand;
import io.gerbang.authorization.domain.Decline;
import io.gerbang.authorization.domain.Increment;
import io.gerbang.authorization.domain.PaymentCommand.CancelPayment;
import io.gerbang.authorization.domain.PaymentCommand.CapturePayment;
import io.gerbang.authorization.domain.PaymentCommand.IncrementHold;
import io.gerbang.authorization.domain.PaymentCommand.RefundPayment;
import io.gerbang.authorization.domain.PaymentCommand.ResumeAttempt;
import io.gerbang.authorization.domain.PaymentCommand.SubmitAttempt;
import io.gerbang.authorization.domain.Refund;
import io.gerbang.events.CaptureMethod;
import io.gerbang.events.EventRecord;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.PaymentMethodFacts;
import io.gerbang.events.Screening;
import io.gerbang.events.ScreeningDecision;
import io.gerbang.events.checkout.MerchantChanged;
import io.gerbang.events.checkout.PaymentCancelRequested;
import io.gerbang.events.checkout.PaymentCaptureRequested;
import io.gerbang.events.checkout.PaymentIncrementRequested;
import io.gerbang.events.checkout.PaymentRefundRequested;
import io.gerbang.events.checkout.PaymentResumed;
import io.gerbang.events.fraud.PaymentScreened;
import io.gerbang.messaging.EventBatchHandler;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the other services publish. An attempt is committed with its trace before the issuer
 * is asked, so that after a crash it can be asked again what it decided.
 */
@ApplicationScoped
class PaymentEventsHandler implements EventBatchHandler {

    private final PaymentBook book;
    private final PaymentCards cards;
    private final MerchantFeed merchants;
    private final NetworkConversation conversation;
    private final HoldOffers offers;

    PaymentEventsHandler(
            PaymentBook book,
            PaymentCards cards,
            MerchantFeed merchants,
            NetworkConversation conversation,
            AuthorizationRules rules) {
        this.book = book;
        this.cards = cards;
        this.merchants = merchants;
        this.conversation = conversation;
        this.offers = rules.offers();
    }

    @Override
    public Uni<Runnable> handle(SqlConnection transaction, List<EventRecord<?>> events) {
        var changes = new ArrayList<EventRecord<MerchantChanged>>();
        var ofPayments = new ArrayList<EventRecord<?>>();
        for (var event : events) {
            switch (event.event()) {
                case MerchantChanged merchant -> changes.add(as(event, merchant));
                case PaymentScreened _,
                        PaymentCaptureRequested _,
                        PaymentCancelRequested _,
                        PaymentIncrementRequested _,
                        PaymentRefundRequested _,
                        PaymentResumed _ ->
                        ofPayments.add(event);
                default -> {}
            }
        }
        return takePayments(transaction, ofPayments)
                .chain(afterPayments ->
                        merchants
                                .take(transaction, changes)
                                .map(afterMerchants ->
                                        () -> {
                                            afterMerchants.run();
                                            afterPayments.run();
                                        }));
    }

    private Uni<Runnable> takePayments(SqlConnection transaction, List<EventRecord<?>> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(() -> {});
        }
        var paymentIds = new LinkedHashSet<String>();
        events.forEach(event -> paymentIds.add(event.key()));
        return Uni.combine()
                .all()
                .unis(
                        cards.open(transaction, references(events)),
                        book.open(transaction, paymentIds))
                .with((opened, batch) -> {
                    events.forEach(event -> take(batch, event, opened));
                    return batch;
                })
                .chain(batch -> book.close(transaction, batch))
                .map(followUp -> () -> conversation.take(followUp));
    }

    private static List<CardReference> references(List<EventRecord<?>> events) {
        var references = new LinkedHashSet<CardReference>();
        for (var event : events) {
            if (event.event() instanceof PaymentScreened screened) {
                references.add(reference(event, screened.payment().paymentMethod()));
            }
        }
        return List.copyOf(references);
    }

    private void take(PaymentBatch batch, EventRecord<?> event, OpenedCards opened) {
        switch (event.event()) {
            case PaymentScreened screened -> submit(batch, event, screened, opened);
            case PaymentCaptureRequested asked ->
                    batch.request(
                            event,
                            new CapturePayment(
                                    asked.attempt(),
                                    asked.captureId(),
                                    asked.amount(),
                                    asked.finalCapture(),
                                    event.occurredAt()));
            case PaymentResumed resumed ->
                    batch.request(event, new ResumeAttempt(resumed.attempt()));
            case PaymentCancelRequested asked ->
                    batch.request(event, new CancelPayment(asked.attempt(), asked.reason()));
            case PaymentIncrementRequested asked ->
                    batch.request(
                            event,
                            new IncrementHold(
                                    asked.attempt(),
                                    new Increment(asked.incrementId(), asked.amount()),
                                    event.occurredAt()));
            case PaymentRefundRequested asked ->
                    batch.request(
                            event,
                            new RefundPayment(
                                    asked.attempt(),
                                    new Refund(
                                            asked.refundId(), asked.chargeId(), asked.amount())));
            default -> throw new IllegalArgumentException("not about a payment");
        }
    }

    private void submit(
            PaymentBatch batch,
            EventRecord<?> event,
            PaymentScreened screened,
            OpenedCards opened) {
        var card = opened.find(reference(event, screened.payment().paymentMethod()));
        var facts = card == null ? screened.payment() : withCard(screened.payment(), card);
        var context =
                new AttemptContext(facts, screened.screening(), Cause.of(event, batch.now()), null);
        var attempt =
                new Attempt(
                        facts.attempt(),
                        facts.amount(),
                        captureId(facts),
                        offers.allowance(facts),
                        authentication(facts));
        var refusal = refusal(screened, card, opened.sealed());
        batch.submit(event, context, new SubmitAttempt(attempt, refusal), card);
    }

    private static @Nullable Decline refusal(
            PaymentScreened screened, @Nullable PaymentCard card, boolean sealed) {
        if (screened.screening().decision() == ScreeningDecision.BLOCK) {
            return countsDeclines(screened.screening())
                    ? Decline.tooManyDeclines()
                    : Decline.blocked();
        }
        if (card != null) {
            return null;
        }
        return sealed ? Decline.vaultSealed() : Decline.invalidPaymentMethod();
    }

    /** Whether the weightiest of the rules is one on declines. */
    private static boolean countsDeclines(Screening screening) {
        return screening.reasons().stream()
                .findFirst()
                .filter(reason -> reason.rule().contains("_declines_per_"))
                .isPresent();
    }

    private static PaymentFacts withCard(PaymentFacts facts, PaymentCard card) {
        var method = facts.paymentMethod();
        return facts.with(
                new PaymentMethodFacts(
                        method.id(), method.type(), card.facts(), method.testCard()));
    }

    private static Authentication authentication(PaymentFacts facts) {
        var wish = facts.authentication();
        if (wish == null) {
            return Authentication.USUAL;
        }
        if (wish.offSession()) {
            return Authentication.of(Demand.NEVER);
        }
        var demand =
                switch (wish.wanted()) {
                    case AUTOMATIC ->
                            wish.errorOnAction()
                                    ? Demand.IF_ISSUER_ASKS_WITHOUT_CHALLENGE
                                    : Demand.IF_ISSUER_ASKS;
                    case ANY ->
                            wish.errorOnAction() ? Demand.FIRST_WITHOUT_CHALLENGE : Demand.FIRST;
                    case CHALLENGE ->
                            wish.errorOnAction()
                                    ? Demand.FIRST_WITHOUT_CHALLENGE
                                    : Demand.FIRST_WITH_CHALLENGE;
                };
        return Authentication.of(demand);
    }

    /** A purchase's only capture is named after its charge, so that a replay names it the same. */
    private static @Nullable String captureId(PaymentFacts facts) {
        return facts.captureMethod() == CaptureMethod.AUTOMATIC
                ? "cap_" + facts.chargeId().substring(facts.chargeId().indexOf('_') + 1)
                : null;
    }

    private static CardReference reference(EventRecord<?> event, PaymentMethodFacts method) {
        return new CardReference(event.merchantId(), event.livemode(), CardReference.idOf(method));
    }

    private static EventRecord<MerchantChanged> as(EventRecord<?> event, MerchantChanged merchant) {
        return new EventRecord<>(
                event.topic(),
                event.key(),
                event.sequence(),
                event.merchantId(),
                event.livemode(),
                event.occurredAt(),
                event.correlationId(),
                event.causationId(),
                event.traceparent(),
                merchant);
    }
}
