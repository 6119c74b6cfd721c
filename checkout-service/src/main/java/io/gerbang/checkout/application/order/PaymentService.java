package io.gerbang.checkout.application.order;

import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.CheckoutRules;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.idempotency.IdempotencyStore;
import io.gerbang.checkout.application.idempotency.IdempotentCall;
import io.gerbang.checkout.application.idempotency.StoredAnswers;
import io.gerbang.checkout.application.order.OrderResult.Awaiting;
import io.gerbang.checkout.application.order.OrderResult.Completed;
import io.gerbang.checkout.application.order.OrderResult.Locked;
import io.gerbang.checkout.application.order.OrderResult.NotOwn;
import io.gerbang.checkout.application.order.OrderResult.Repeated;
import io.gerbang.checkout.application.payment.Intents;
import io.gerbang.checkout.application.payment.Outcomes;
import io.gerbang.checkout.application.payment.Outcomes.Waiting;
import io.gerbang.checkout.application.payment.PaymentStore;
import io.gerbang.checkout.application.view.IntentView;
import io.gerbang.checkout.application.view.RefundView;
import io.gerbang.checkout.domain.Operation;
import io.gerbang.checkout.domain.PaymentCommand;
import io.gerbang.checkout.domain.PaymentCommand.CancelPayment;
import io.gerbang.checkout.domain.PaymentCommand.CapturePayment;
import io.gerbang.checkout.domain.PaymentCommand.ConfirmPayment;
import io.gerbang.checkout.domain.PaymentCommand.ExpireHold;
import io.gerbang.checkout.domain.PaymentCommand.IncrementPayment;
import io.gerbang.checkout.domain.PaymentCommand.RefundPayment;
import io.gerbang.checkout.domain.PaymentCommand.ResumePayment;
import io.gerbang.checkout.domain.PaymentCommand.UpdatePayment;
import io.gerbang.web.idempotency.IdempotencyErrors;
import io.gerbang.web.idempotency.IdempotentRequest;
import io.gerbang.web.idempotency.IdempotentRequest.Accepted;
import io.gerbang.web.idempotency.IdempotentRequest.Answered;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A synchronous answer from an asynchronous pipeline: the order is committed, then its outcome is
 * awaited. In time, the answer is the outcome; late, it is the object as it stands, and the webhook
 * tells the rest.
 */
@ApplicationScoped
public class PaymentService {

    private final ExecuteOrdersHandler orders;
    private final PaymentStore payments;
    private final Intents intents;
    private final IdempotencyStore idempotency;
    private final Outcomes outcomes;
    private final BatchPace pace;
    private final Duration patience;

    PaymentService(
            ExecuteOrdersHandler orders,
            PaymentStore payments,
            Intents intents,
            IdempotencyStore idempotency,
            Outcomes outcomes,
            BatchPace pace,
            CheckoutRules rules) {
        this.orders = orders;
        this.payments = payments;
        this.intents = intents;
        this.idempotency = idempotency;
        this.outcomes = outcomes;
        this.pace = pace;
        this.patience = rules.patience();
    }

    /**
     * Carries out an order, and waits for its outcome where it has one; fails with {@link
     * MethodNotOwnException} where nothing was done.
     */
    public Uni<Answer> execute(PaymentOrder order) {
        return execute(
                subject(order),
                operation(order.command()),
                order.requestId(),
                order.call(),
                () -> orders.execute(order));
    }

    /**
     * @param operation whose outcome is awaited; null where the order is complete once committed
     */
    Uni<Answer> execute(
            ObjectRef subject,
            @Nullable Operation operation,
            String requestId,
            @Nullable IdempotentCall call,
            Supplier<Uni<OrderResult>> order) {
        if (operation == null) {
            return order.get().chain(this::answerAtOnce);
        }
        var waiting = outcomes.await(subject, operation, requestId, patience);
        return order.get()
                .onFailure()
                .invoke(failure -> outcomes.abandon(waiting))
                .chain(result -> answer(result, waiting, call));
    }

    /** Waits until nothing is awaited of a payment, whoever asked for it. */
    public Uni<Answer> awaitOutcome(ObjectRef payment) {
        var waiting = outcomes.awaitAny(payment, patience);
        return isOpen(payment)
                .invoke(open -> {
                    if (!open) {
                        outcomes.abandon(waiting);
                    }
                })
                .chain(() -> Uni.createFrom().completionStage(waiting.answer()))
                .chain(() -> current(payment));
    }

    private Uni<Answer> answer(OrderResult result, Waiting waiting, @Nullable IdempotentCall call) {
        if (result instanceof Awaiting) {
            outcomes.accepted(waiting);
            return outcome(waiting, call);
        }
        outcomes.abandon(waiting);
        return answerAtOnce(result);
    }

    private Uni<Answer> answerAtOnce(OrderResult result) {
        return switch (result) {
            case Completed(var answer) -> Uni.createFrom().item(answer);
            case Repeated(var call) -> repeat(call);
            case Locked(var refusal) -> Uni.createFrom().failure(refusal);
            case NotOwn _ -> Uni.createFrom().failure(new MethodNotOwnException());
            case Awaiting _ ->
                    throw new IllegalStateException("nobody waits for the outcome of an update");
        };
    }

    private Uni<Answer> repeat(IdempotentCall call) {
        return idempotency
                .find(call.tenant(), call.key())
                .map(found -> found.orElseThrow(IdempotencyErrors::keyInUse))
                .invoke(known -> known.requireSame(call.fingerprint()))
                .chain(known -> repeat(call, known));
    }

    private Uni<Answer> repeat(IdempotentCall call, IdempotentRequest known) {
        return switch (known) {
            case Answered answered ->
                    Uni.createFrom().item(StoredAnswers.read(answered.status(), answered.body()));
            case Accepted accepted ->
                    join(call, new ObjectRef(call.tenant(), accepted.resourceId()));
        };
    }

    /** The first request still waits, or was answered while its outcome was open. */
    private Uni<Answer> join(IdempotentCall call, ObjectRef subject) {
        var waiting = outcomes.awaitAny(subject, patience);
        return isOpen(subject)
                .chain(open -> {
                    if (open) {
                        return Uni.createFrom().completionStage(waiting.answer());
                    }
                    outcomes.abandon(waiting);
                    return Uni.createFrom().item(Optional.<Answer>empty());
                })
                .chain(() -> idempotency.find(call.tenant(), call.key()))
                .chain(known ->
                        known.orElse(null) instanceof Answered answered
                                ? Uni.createFrom()
                                        .item(
                                                StoredAnswers.read(
                                                        answered.status(), answered.body()))
                                : current(subject));
    }

    private Uni<Answer> outcome(Waiting waiting, @Nullable IdempotentCall call) {
        return Uni.createFrom()
                .completionStage(waiting.answer())
                .invoke(_ -> {
                    if (waiting.operation() == Operation.CONFIRM) {
                        pace.answered(System.nanoTime() - waiting.since());
                    }
                })
                .chain(answer ->
                        answer.map(known -> Uni.createFrom().item(known))
                                .orElseGet(() -> late(waiting.subject(), call)));
    }

    private Uni<Answer> late(ObjectRef subject, @Nullable IdempotentCall call) {
        return call == null
                ? current(subject)
                : idempotency.leaveOpen(call).chain(() -> current(subject));
    }

    private Uni<Boolean> isOpen(ObjectRef subject) {
        return isRefund(subject)
                ? payments.refund(subject)
                        .map(found -> found.filter(refund -> refund.pending() != null).isPresent())
                : intents.find(subject)
                        .map(found -> found.filter(intent -> intent.pending() != null).isPresent());
    }

    private Uni<Answer> current(ObjectRef subject) {
        return isRefund(subject)
                ? payments.refund(subject)
                        .map(refund -> Answer.ok(RefundView.of(refund.orElseThrow())))
                : intents.find(subject)
                        .map(intent -> Answer.ok(IntentView.of(intent.orElseThrow())));
    }

    private static boolean isRefund(ObjectRef subject) {
        return subject.id().startsWith("re_");
    }

    private static ObjectRef subject(PaymentOrder order) {
        return order.command() instanceof RefundPayment refund
                ? new ObjectRef(order.payment().tenant(), refund.refundId())
                : order.payment();
    }

    private static @Nullable Operation operation(@Nullable PaymentCommand command) {
        return switch (command) {
            case ConfirmPayment _ -> Operation.CONFIRM;
            case ResumePayment _ -> Operation.RESUME;
            case CapturePayment _ -> Operation.CAPTURE;
            case IncrementPayment _ -> Operation.INCREMENT;
            case CancelPayment _ -> Operation.CANCEL;
            case RefundPayment _ -> Operation.REFUND;
            case UpdatePayment _, ExpireHold _ -> null;
            case null -> null;
        };
    }
}
