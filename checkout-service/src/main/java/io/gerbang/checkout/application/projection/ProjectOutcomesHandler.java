package io.gerbang.checkout.application.projection;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.payment.OutcomeAnswers;
import io.gerbang.checkout.application.payment.Outcomes;
import io.gerbang.checkout.application.payment.PaymentMethodStore;
import io.gerbang.checkout.application.payment.PaymentStore;
import io.gerbang.checkout.application.payment.PaymentWork;
import io.gerbang.checkout.application.payment.PaymentWork.Cause;
import io.gerbang.checkout.application.payment.PaymentWriter;
import io.gerbang.checkout.application.view.PaymentMethodView;
import io.gerbang.checkout.domain.Charge;
import io.gerbang.checkout.domain.DerivedIds;
import io.gerbang.checkout.domain.MethodRules;
import io.gerbang.checkout.domain.OutcomeDecider;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.PaymentState.Authorizing;
import io.gerbang.checkout.domain.PendingRequest;
import io.gerbang.checkout.domain.Refund;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.events.EventRecord;
import io.gerbang.events.authorization.AuthorizationPaymentEvent;
import io.gerbang.events.authorization.PaymentActionRequired;
import io.gerbang.events.authorization.PaymentAuthorized;
import io.gerbang.events.authorization.PaymentCaptureFailed;
import io.gerbang.events.authorization.PaymentCaptured;
import io.gerbang.events.authorization.PaymentDeclined;
import io.gerbang.events.authorization.PaymentHoldReleased;
import io.gerbang.events.authorization.PaymentIncrementFailed;
import io.gerbang.events.authorization.PaymentIncremented;
import io.gerbang.events.authorization.PaymentOutcomeUnknown;
import io.gerbang.events.authorization.PaymentVoided;
import io.gerbang.events.authorization.RefundFailed;
import io.gerbang.events.authorization.RefundSucceeded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings what authorization-service says into payments, charges and refunds, and wakes who waits.
 */
@ApplicationScoped
public class ProjectOutcomesHandler {

    private final PaymentStore payments;
    private final PaymentMethodStore methods;
    private final CheckoutOutcomes checkouts;
    private final PaymentWriter writer;
    private final Outcomes outcomes;

    ProjectOutcomesHandler(
            PaymentStore payments,
            PaymentMethodStore methods,
            CheckoutOutcomes checkouts,
            PaymentWriter writer,
            Outcomes outcomes) {
        this.payments = payments;
        this.methods = methods;
        this.checkouts = checkouts;
        this.writer = writer;
        this.outcomes = outcomes;
    }

    /** Emits what to run after the commit. */
    public Uni<Runnable> handle(
            SqlConnection tx, List<EventRecord<AuthorizationPaymentEvent>> events) {
        var needed = Needed.by(events);
        return Uni.combine()
                .all()
                .unis(
                        payments.lock(tx, needed.payments()),
                        payments.charges(tx, needed.charges()),
                        payments.refunds(tx, needed.refunds()))
                .asTuple()
                .chain(known -> {
                    var work = new PaymentWork();
                    work.loaded(known.getItem1(), known.getItem2(), known.getItem3());
                    return methods.lock(tx, kept(known.getItem1().values()))
                            .invoke(work::loaded)
                            .chain(() -> project(tx, events, work));
                });
    }

    /** What customers keep once they have paid with it. */
    private static Set<ObjectRef> kept(Collection<Payment> payments) {
        return payments.stream()
                .filter(MethodRules::keeps)
                .map(payment ->
                        new ObjectRef(Tenant.of(payment), payment.paymentMethod().facts().id()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Uni<Runnable> project(
            SqlConnection tx,
            List<EventRecord<AuthorizationPaymentEvent>> events,
            PaymentWork work) {
        for (var event : events) {
            var payment = work.payment(new ObjectRef(Tenant.of(event), event.key()));
            if (payment == null) {
                throw new IllegalStateException("no payment " + event.key());
            }
            project(event, payment, work);
        }
        return checkouts.project(tx, events, work).chain(() -> writer.write(tx, work));
    }

    private void project(
            EventRecord<AuthorizationPaymentEvent> event, Payment before, PaymentWork work) {
        var refund = work.refund(refundOf(event.event()));
        var change =
                OutcomeDecider.apply(
                        before,
                        work.charge(chargeOf(event.event())),
                        refund,
                        event.event(),
                        event.occurredAt());
        work.update(change.payment());
        if (change.charge() != null) {
            work.put(change.charge());
        }
        if (change.refund() != null) {
            work.put(change.refund());
            answerRefund(refund, change.refund(), work);
        }
        if (before.pending() != null && change.payment().pending() == null) {
            answerPayment(before.pending(), change.payment(), work);
        }
        var cause = Cause.of(event, refund == null ? before.pending() : refund.pending());
        for (var notice : change.notices()) {
            work.tell(notice, cause, change.payment(), change.charge(), change.refund());
        }
        if (event.event() instanceof PaymentAuthorized
                && before.state() instanceof Authorizing
                && MethodRules.keeps(before)) {
            keepMethod(before, change.charge(), work, cause);
        }
    }

    /** The customer may pay with it again. */
    private static void keepMethod(Payment payment, Charge charge, PaymentWork work, Cause cause) {
        var known = work.method(charge.paymentMethod().facts().id());
        var method =
                known != null
                        ? known
                        : SavedMethod.fresh(
                                charge.paymentMethod(),
                                charge.merchantId(),
                                charge.livemode(),
                                charge.createdAt(),
                                Map.of());
        if (method.customerId() == null && !method.detached()) {
            var own = method.attachedTo(payment.details().customerId());
            work.put(own);
            work.tell("payment_method.attached", cause, PaymentMethodView.of(own), null);
        }
    }

    private void answerPayment(PendingRequest request, Payment payment, PaymentWork work) {
        if (request.idempotencyKey() != null) {
            work.keep(
                    Tenant.of(payment),
                    request.idempotencyKey(),
                    OutcomeAnswers.of(payment, request.operation()));
        }
        work.afterCommit(() -> outcomes.settled(payment, request.requestId()));
    }

    private void answerRefund(@Nullable Refund before, Refund refund, PaymentWork work) {
        var request = before == null ? null : before.pending();
        if (request != null && request.idempotencyKey() != null) {
            work.keep(Tenant.of(refund), request.idempotencyKey(), OutcomeAnswers.of(refund));
        }
        work.afterCommit(() -> outcomes.settled(refund));
    }

    private static @Nullable String chargeOf(AuthorizationPaymentEvent event) {
        return switch (event) {
            case PaymentAuthorized authorized -> authorized.payment().chargeId();
            case PaymentDeclined declined -> declined.payment().chargeId();
            case PaymentIncremented incremented -> incremented.chargeId();
            case PaymentCaptured captured -> captured.chargeId();
            case PaymentHoldReleased released -> released.chargeId();
            case PaymentVoided voided -> DerivedIds.charge(voided.paymentId(), voided.attempt());
            case RefundSucceeded succeeded -> succeeded.chargeId();
            case PaymentActionRequired _,
                    RefundFailed _,
                    PaymentOutcomeUnknown _,
                    PaymentIncrementFailed _,
                    PaymentCaptureFailed _ ->
                    null;
        };
    }

    private static @Nullable String refundOf(AuthorizationPaymentEvent event) {
        return switch (event) {
            case RefundSucceeded succeeded -> succeeded.refundId();
            case RefundFailed failed -> failed.refundId();
            case PaymentActionRequired _,
                    PaymentAuthorized _,
                    PaymentDeclined _,
                    PaymentCaptured _,
                    PaymentOutcomeUnknown _,
                    PaymentIncremented _,
                    PaymentIncrementFailed _,
                    PaymentCaptureFailed _,
                    PaymentHoldReleased _,
                    PaymentVoided _ ->
                    null;
        };
    }

    /** What a batch has to load; a charge that the batch itself makes is not there yet. */
    private record Needed(Set<ObjectRef> payments, Set<ObjectRef> charges, Set<ObjectRef> refunds) {

        static Needed by(List<EventRecord<AuthorizationPaymentEvent>> events) {
            var needed = new Needed(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
            var made = new HashSet<String>();
            for (var event : events) {
                needed.add(event, made);
            }
            return needed;
        }

        private void add(EventRecord<AuthorizationPaymentEvent> event, Set<String> made) {
            var tenant = Tenant.of(event);
            payments.add(new ObjectRef(tenant, event.key()));
            var charge = chargeOf(event.event());
            if (event.event() instanceof PaymentAuthorized
                    || event.event() instanceof PaymentDeclined) {
                made.add(charge);
            } else if (charge != null && !made.contains(charge)) {
                charges.add(new ObjectRef(tenant, charge));
            }
            var refund = refundOf(event.event());
            if (refund != null) {
                refunds.add(new ObjectRef(tenant, refund));
            }
        }
    }
}
