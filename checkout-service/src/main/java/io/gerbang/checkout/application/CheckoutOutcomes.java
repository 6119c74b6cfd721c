package io.gerbang.checkout.application;

import io.gerbang.checkout.application.PaymentWork.Cause;
import io.gerbang.checkout.application.view.CheckoutSessionView;
import io.gerbang.checkout.domain.CheckoutSession;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.SessionDecider;
import io.gerbang.checkout.domain.SessionState.Open;
import io.gerbang.events.EventRecord;
import io.gerbang.events.authorization.AuthorizationPaymentEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Brings what becomes of payments into the checkout sessions that they pay for. */
@ApplicationScoped
class CheckoutOutcomes {

    private final CheckoutSessionStore sessions;

    CheckoutOutcomes(CheckoutSessionStore sessions) {
        this.sessions = sessions;
    }

    /** Asks nothing of the database where no payment of the batch is a session's. */
    Uni<Void> project(
            SqlConnection tx,
            List<EventRecord<AuthorizationPaymentEvent>> events,
            PaymentWork work) {
        var payments =
                work.updatedPayments().stream()
                        .filter(payment -> payment.checkoutSessionId() != null)
                        .toList();
        if (payments.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var causes = new HashMap<String, Cause>();
        events.forEach(event -> causes.put(event.key(), cause(event)));
        return sessions.lock(tx, refs(payments))
                .chain(known -> sessions.update(tx, settled(payments, known, causes, work)));
    }

    private static List<ObjectRef> refs(List<Payment> payments) {
        return payments.stream()
                .map(payment ->
                        new ObjectRef(
                                new Tenant(payment.merchantId(), payment.livemode()),
                                payment.checkoutSessionId()))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<CheckoutSession> settled(
            List<Payment> payments,
            Map<String, CheckoutSession> known,
            Map<String, Cause> causes,
            PaymentWork work) {
        var changed = new ArrayList<CheckoutSession>();
        for (var payment : payments) {
            var before = known.get(payment.checkoutSessionId());
            var session = SessionDecider.settled(before, payment);
            if (session.equals(before)) {
                continue;
            }
            changed.add(session);
            if (before.state() instanceof Open) {
                work.tell(
                        "checkout.session.completed",
                        causes.get(payment.id()),
                        CheckoutSessionView.of(session, null),
                        null);
            }
        }
        return changed;
    }

    private static Cause cause(EventRecord<AuthorizationPaymentEvent> event) {
        return new Cause(
                new Tenant(event.merchantId(), event.livemode()),
                event.occurredAt(),
                event.id(),
                null,
                null);
    }
}
