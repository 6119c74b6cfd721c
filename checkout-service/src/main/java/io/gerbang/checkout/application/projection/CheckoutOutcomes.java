package io.gerbang.checkout.application.projection;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.payment.PaymentWork;
import io.gerbang.checkout.application.payment.PaymentWork.Cause;
import io.gerbang.checkout.application.session.CheckoutSessionStore;
import io.gerbang.checkout.application.view.CheckoutSessionView;
import io.gerbang.checkout.domain.CheckoutSession;
import io.gerbang.checkout.domain.Intent;
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
import java.util.stream.Stream;

/** Brings what becomes of payments and setup intents into the checkout sessions they are of. */
@ApplicationScoped
class CheckoutOutcomes {

    private final CheckoutSessionStore sessions;

    CheckoutOutcomes(CheckoutSessionStore sessions) {
        this.sessions = sessions;
    }

    /** Asks nothing of the database where nothing in the batch is a session's. */
    Uni<Void> project(
            SqlConnection tx,
            List<EventRecord<AuthorizationPaymentEvent>> events,
            PaymentWork work) {
        var intents =
                Stream.<Intent>concat(
                                work.updatedPayments().stream(), work.changedSetups().stream())
                        .filter(intent -> intent.checkoutSessionId() != null)
                        .toList();
        if (intents.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var causes = new HashMap<String, Cause>();
        events.forEach(event -> causes.put(event.key(), Cause.of(event, null)));
        return sessions.lock(tx, refs(intents))
                .chain(known -> sessions.update(tx, settled(intents, known, causes, work)));
    }

    private static List<ObjectRef> refs(List<Intent> intents) {
        return intents.stream()
                .map(intent -> new ObjectRef(Tenant.of(intent), intent.checkoutSessionId()))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<CheckoutSession> settled(
            List<Intent> intents,
            Map<String, CheckoutSession> known,
            Map<String, Cause> causes,
            PaymentWork work) {
        var changed = new ArrayList<CheckoutSession>();
        for (var intent : intents) {
            var before = known.get(intent.checkoutSessionId());
            var session = SessionDecider.settled(before, intent);
            if (session.equals(before)) {
                continue;
            }
            changed.add(session);
            if (before.state() instanceof Open) {
                work.tell(
                        "checkout.session.completed",
                        causes.get(intent.id()),
                        CheckoutSessionView.of(session, null),
                        null);
            }
        }
        return changed;
    }
}
