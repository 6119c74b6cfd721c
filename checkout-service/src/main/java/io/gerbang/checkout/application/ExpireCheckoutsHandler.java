package io.gerbang.checkout.application;

import io.gerbang.checkout.application.PaymentWork.Cause;
import io.gerbang.checkout.application.view.CheckoutSessionView;
import io.gerbang.checkout.domain.CheckoutSession;
import io.gerbang.checkout.domain.Notice;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.SessionDecider;
import io.gerbang.checkout.domain.SessionDecider.Expiry;
import io.gerbang.messaging.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ends checkout sessions that nobody has paid, and gives their payments up. */
@ApplicationScoped
public class ExpireCheckoutsHandler implements DueWork {

    private static final int LARGEST_BATCH = 200;

    private final Database database;
    private final CheckoutSessionStore sessions;
    private final PaymentStore payments;
    private final PaymentWriter writer;

    ExpireCheckoutsHandler(
            Database database,
            CheckoutSessionStore sessions,
            PaymentStore payments,
            PaymentWriter writer) {
        this.database = database;
        this.sessions = sessions;
        this.payments = payments;
        this.writer = writer;
    }

    /** An attempt that has begun in time is awaited: its session is looked at again. */
    @Override
    public Uni<Boolean> run(@Nullable Instant now) {
        return database.transact(tx ->
                sessions.due(tx, now, LARGEST_BATCH)
                        .chain(due -> expire(tx, due, CheckoutSession::expiresAt, null))
                        .map(expired -> expired.size() == LARGEST_BATCH));
    }

    /** As the merchant asks; empty where it is over already, or an attempt has begun. */
    public Uni<Optional<CheckoutSession>> expire(
            SqlConnection tx, CheckoutSession session, Instant now, String requestId) {
        return expire(tx, List.of(session), _ -> now, requestId)
                .map(expired -> expired.stream().findFirst());
    }

    /** Payments are locked first, as by those who project their outcomes. */
    private Uni<List<CheckoutSession>> expire(
            SqlConnection tx,
            List<CheckoutSession> read,
            Function<CheckoutSession, Instant> at,
            @Nullable String requestId) {
        if (read.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return payments.lock(tx, payments(read))
                .chain(known ->
                        sessions.lock(tx, read.stream().map(Checkout::ref).sorted().toList())
                                .map(locked -> expiries(read, locked, known, at)))
                .chain(expiries -> write(tx, expiries, at, requestId));
    }

    private static List<ObjectRef> payments(List<CheckoutSession> read) {
        return read.stream()
                .filter(session -> session.paymentId() != null)
                .map(session -> new ObjectRef(Checkout.tenant(session), session.paymentId()))
                .sorted()
                .toList();
    }

    /** One that has another payment since it was read is left for the next time. */
    private static List<Expiry> expiries(
            List<CheckoutSession> read,
            Map<String, CheckoutSession> locked,
            Map<String, Payment> payments,
            Function<CheckoutSession, Instant> at) {
        var expiries = new ArrayList<Expiry>();
        for (var before : read) {
            var session = locked.get(before.id());
            if (Objects.equals(session.paymentId(), before.paymentId())) {
                var payment =
                        session.paymentId() == null ? null : payments.get(session.paymentId());
                SessionDecider.expire(session, payment, at.apply(session)).ifPresent(expiries::add);
            }
        }
        return expiries;
    }

    private Uni<List<CheckoutSession>> write(
            SqlConnection tx,
            Collection<Expiry> expiries,
            Function<CheckoutSession, Instant> at,
            @Nullable String requestId) {
        var work = new PaymentWork();
        for (var expiry : expiries) {
            var session = expiry.session();
            var cause =
                    new Cause(
                            Checkout.tenant(session),
                            at.apply(session),
                            session.id(),
                            requestId,
                            null);
            if (expiry.payment() != null) {
                work.update(expiry.payment());
                work.tell(Notice.PAYMENT_INTENT_CANCELED, cause, expiry.payment(), null, null);
            }
            work.tell(
                    "checkout.session.expired", cause, CheckoutSessionView.of(session, null), null);
        }
        var expired = expiries.stream().map(Expiry::session).toList();
        return sessions.update(tx, expired)
                .chain(() -> writer.write(tx, work))
                .replaceWith(expired);
    }
}
