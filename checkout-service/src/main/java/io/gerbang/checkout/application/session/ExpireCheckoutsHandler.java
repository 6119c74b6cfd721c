package io.gerbang.checkout.application.session;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.clock.DueWork;
import io.gerbang.checkout.application.payment.PaymentStore;
import io.gerbang.checkout.application.payment.PaymentWork;
import io.gerbang.checkout.application.payment.PaymentWork.Cause;
import io.gerbang.checkout.application.payment.PaymentWriter;
import io.gerbang.checkout.application.payment.SetupIntentStore;
import io.gerbang.checkout.application.view.CheckoutSessionView;
import io.gerbang.checkout.application.view.SetupIntentView;
import io.gerbang.checkout.domain.CheckoutSession;
import io.gerbang.checkout.domain.Intent;
import io.gerbang.checkout.domain.Notice;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.SessionDecider;
import io.gerbang.checkout.domain.SessionDecider.Expiry;
import io.gerbang.checkout.domain.SetupIntent;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.Followed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ends checkout sessions that nobody has completed, and gives their intents up. */
@ApplicationScoped
public class ExpireCheckoutsHandler implements DueWork {

    private static final int LARGEST_BATCH = 200;

    private final Database database;
    private final CheckoutSessionStore sessions;
    private final PaymentStore payments;
    private final SetupIntentStore setups;
    private final PaymentWriter writer;

    ExpireCheckoutsHandler(
            Database database,
            CheckoutSessionStore sessions,
            PaymentStore payments,
            SetupIntentStore setups,
            PaymentWriter writer) {
        this.database = database;
        this.sessions = sessions;
        this.payments = payments;
        this.setups = setups;
        this.writer = writer;
    }

    /** An attempt that has begun in time is awaited: its session is looked at again. */
    @Override
    public Uni<Boolean> run(@Nullable Instant now) {
        return run(now, null).replaceWith(false);
    }

    /** Goes past sessions that wait, which would keep the others waiting as well. */
    private Uni<Void> run(@Nullable Instant now, @Nullable CheckoutSession after) {
        return database.transactThen(tx ->
                        sessions.due(tx, now, after, LARGEST_BATCH)
                                .chain(due ->
                                        expire(tx, due, CheckoutSession::expiresAt, null)
                                                .map(expired -> expired.map(_ -> due))))
                .chain(due ->
                        due.size() == LARGEST_BATCH
                                ? run(now, due.getLast())
                                : Uni.createFrom().voidItem());
    }

    /** As the merchant asks; emits none where it is over already, or an attempt has begun. */
    public Uni<Followed<List<CheckoutSession>>> expire(
            SqlConnection tx, CheckoutSession session, Instant now, String requestId) {
        return expire(tx, List.of(session), _ -> now, requestId);
    }

    /** Intents are locked first, as by those who project their outcomes. */
    private Uni<Followed<List<CheckoutSession>>> expire(
            SqlConnection tx,
            List<CheckoutSession> read,
            Function<CheckoutSession, Instant> at,
            @Nullable String requestId) {
        if (read.isEmpty()) {
            return Uni.createFrom().item(Followed.byNothing(List.of()));
        }
        var known = new HashMap<String, Intent>();
        return payments.lock(tx, refs(read, CheckoutSession::paymentId))
                .invoke(known::putAll)
                .chain(() -> setups.lock(tx, refs(read, CheckoutSession::setupIntentId)))
                .invoke(known::putAll)
                .chain(() -> sessions.lock(tx, read.stream().map(Checkout::ref).sorted().toList()))
                .map(locked -> expiries(read, locked, known, at))
                .chain(expiries -> write(tx, expiries, at, requestId));
    }

    private static List<ObjectRef> refs(
            List<CheckoutSession> read, Function<CheckoutSession, @Nullable String> id) {
        return read.stream()
                .filter(session -> id.apply(session) != null)
                .map(session -> new ObjectRef(Tenant.of(session), id.apply(session)))
                .sorted()
                .toList();
    }

    /** One that has another payment since it was read is left for the next time. */
    private static List<Expiry> expiries(
            List<CheckoutSession> read,
            Map<String, CheckoutSession> locked,
            Map<String, Intent> intents,
            Function<CheckoutSession, Instant> at) {
        var expiries = new ArrayList<Expiry>();
        for (var before : read) {
            var session = locked.get(before.id());
            if (Objects.equals(session.intentId(), before.intentId())) {
                var intent = session.intentId() == null ? null : intents.get(session.intentId());
                SessionDecider.expire(session, intent, at.apply(session)).ifPresent(expiries::add);
            }
        }
        return expiries;
    }

    private Uni<Followed<List<CheckoutSession>>> write(
            SqlConnection tx,
            Collection<Expiry> expiries,
            Function<CheckoutSession, Instant> at,
            @Nullable String requestId) {
        var work = new PaymentWork();
        for (var expiry : expiries) {
            var session = expiry.session();
            var cause =
                    new Cause(Tenant.of(session), at.apply(session), session.id(), requestId, null);
            switch (expiry.intent()) {
                case null -> {}
                case Payment payment -> {
                    work.update(payment);
                    work.tell(Notice.PAYMENT_INTENT_CANCELED, cause, payment, null, null);
                }
                case SetupIntent setup -> {
                    work.put(setup);
                    work.tell("setup_intent.canceled", cause, SetupIntentView.of(setup), null);
                }
            }
            work.tell(
                    "checkout.session.expired", cause, CheckoutSessionView.of(session, null), null);
        }
        var expired = expiries.stream().map(Expiry::session).toList();
        return sessions.update(tx, expired)
                .chain(() -> writer.write(tx, work))
                .map(afterCommit -> new Followed<>(expired, afterCommit));
    }
}
