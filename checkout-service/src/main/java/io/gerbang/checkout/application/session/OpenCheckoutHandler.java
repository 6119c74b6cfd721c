package io.gerbang.checkout.application.session;

import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.idempotency.IdempotentCall;
import io.gerbang.checkout.application.payment.PaymentWork;
import io.gerbang.checkout.application.payment.PaymentWork.Cause;
import io.gerbang.checkout.application.payment.PaymentWriter;
import io.gerbang.checkout.application.view.SetupIntentView;
import io.gerbang.checkout.domain.CheckoutSession;
import io.gerbang.checkout.domain.SessionPurpose.Paying;
import io.gerbang.checkout.domain.SessionPurpose.Saving;
import io.gerbang.checkout.domain.SetupDetails;
import io.gerbang.checkout.domain.SetupIntent;
import io.gerbang.messaging.Followed;
import io.gerbang.web.key.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Opens checkout sessions. One that keeps a card has its setup intent from the start. */
@ApplicationScoped
public class OpenCheckoutHandler {

    private final CheckoutSessionStore sessions;
    private final PaymentWriter writer;

    OpenCheckoutHandler(CheckoutSessionStore sessions, PaymentWriter writer) {
        this.sessions = sessions;
        this.writer = writer;
    }

    /** Emits the session as it is stored. */
    public Uni<Followed<CheckoutSession>> open(
            SqlConnection tx, CheckoutSession session, Caller caller) {
        return switch (session.purpose()) {
            case Paying _ -> sessions.insert(tx, session).replaceWith(Followed.byNothing(session));
            case Saving(SetupDetails details, String _) -> {
                var setup = setup(session, details);
                var saving = session.doneBy(setup.id());
                yield sessions.insert(tx, saving)
                        .chain(() -> writer.write(tx, created(setup, caller)))
                        .map(afterCommit -> new Followed<>(saving, afterCommit));
            }
        };
    }

    private static SetupIntent setup(CheckoutSession session, SetupDetails details) {
        var id = Ids.create(SetupIntent.PREFIX, session.createdAt());
        return SetupIntent.fresh(
                id,
                session.merchantId(),
                session.livemode(),
                session.createdAt(),
                Ids.secret(id + "_secret_"),
                session.id(),
                details,
                null);
    }

    private static PaymentWork created(SetupIntent setup, Caller caller) {
        var work = new PaymentWork();
        var cause =
                new Cause(
                        Tenant.of(caller),
                        setup.createdAt(),
                        setup.id(),
                        caller.requestId(),
                        IdempotentCall.key(caller));
        work.put(setup);
        work.tell("setup_intent.created", cause, SetupIntentView.of(setup), null);
        return work;
    }
}
