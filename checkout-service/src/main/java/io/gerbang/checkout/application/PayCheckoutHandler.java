package io.gerbang.checkout.application;

import io.gerbang.checkout.application.PaymentWork.Cause;
import io.gerbang.checkout.domain.AuthenticationTerms;
import io.gerbang.checkout.domain.CheckoutSession;
import io.gerbang.checkout.domain.Notice;
import io.gerbang.checkout.domain.Operation;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.PaymentCommand.ConfirmPayment;
import io.gerbang.checkout.domain.PaymentDetails;
import io.gerbang.checkout.domain.PaymentState.RequiresPaymentMethod;
import io.gerbang.checkout.domain.PendingRequest;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.checkout.domain.SessionDecider;
import io.gerbang.checkout.domain.SessionState.Open;
import io.gerbang.checkout.domain.Standing.Payable;
import io.gerbang.messaging.Database;
import io.gerbang.web.error.StripeErrors;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Lets a shopper pay for what a checkout session has. The payment is made when the shopper first
 * confirms; each further attempt is one at the same payment, whose lock lets one at a time through.
 */
@ApplicationScoped
public class PayCheckoutHandler {

    private final Database database;
    private final CheckoutSessionStore sessions;
    private final PaymentStore payments;
    private final PaymentService service;
    private final PaymentWriter writer;
    private final BusinessTime time;

    PayCheckoutHandler(
            Database database,
            CheckoutSessionStore sessions,
            PaymentStore payments,
            PaymentService service,
            PaymentWriter writer,
            BusinessTime time) {
        this.database = database;
        this.sessions = sessions;
        this.payments = payments;
        this.service = service;
        this.writer = writer;
        this.time = time;
    }

    /**
     * Who pays how.
     *
     * @param ip of the shopper, whose keyed hash alone leaves this service
     * @param returnUrl where the shopper goes after answering the issuer
     */
    public record Shopper(SavedMethod method, String requestId, String ip, String returnUrl) {}

    /**
     * What has become of it.
     *
     * @param answer to the attempt; empty where none was made, since the session cannot be paid
     */
    public record Attempted(Checkout checkout, Optional<Answer> answer) {}

    /** Empty where there is no such page. */
    public Uni<Optional<Checkout>> find(String sessionId) {
        return sessions.ofPage(sessionId)
                .chain(found ->
                        found.isEmpty()
                                ? Uni.createFrom().item(Optional.empty())
                                : payment(found.get())
                                        .map(payment ->
                                                Optional.of(
                                                        new Checkout(
                                                                found.get(),
                                                                payment.orElse(null)))));
    }

    /** Makes an attempt where the session can be paid, and waits for its outcome. */
    public Uni<Attempted> pay(Checkout checkout, Shopper shopper) {
        if (!(checkout.standing(time.now(checkout.tenant())) instanceof Payable)) {
            return Uni.createFrom().item(new Attempted(checkout, Optional.empty()));
        }
        return paymentId(checkout, shopper)
                .chain(id -> confirm(new ObjectRef(checkout.tenant(), id), checkout, shopper))
                .chain(answer ->
                        find(checkout.session().id())
                                .map(found ->
                                        new Attempted(found.orElseThrow(), Optional.of(answer))));
    }

    private Uni<Optional<Payment>> payment(CheckoutSession session) {
        return session.paymentId() == null
                ? Uni.createFrom().item(Optional.empty())
                : payments.payment(new ObjectRef(Checkout.tenant(session), session.paymentId()));
    }

    private Uni<Answer> confirm(ObjectRef payment, Checkout checkout, Shopper shopper) {
        var command =
                new ConfirmPayment(
                        null,
                        shopper.method().method(),
                        said -> requireTotal(said, checkout.session()),
                        AuthenticationTerms.USUAL,
                        new PendingRequest(Operation.CONFIRM, shopper.requestId(), null)
                                .returningTo(shopper.returnUrl()));
        return service.execute(
                new PaymentOrder(
                        payment,
                        null,
                        command,
                        shopper.method(),
                        null,
                        shopper.requestId(),
                        shopper.ip()));
    }

    /** Nobody pays another amount than the page shows. */
    private static PaymentDetails requireTotal(PaymentDetails said, CheckoutSession session) {
        if (said.amount() != session.total() || !said.currency().equals(session.currency())) {
            throw StripeErrors.invalid(400, "The shop has changed the amount meanwhile.").build();
        }
        return said;
    }

    private Uni<String> paymentId(Checkout checkout, Shopper shopper) {
        return SessionDecider.needsPayment(checkout.payment())
                ? database.rowsOf(checkout.session().merchantId())
                        .transact(tx -> create(tx, checkout, shopper))
                        .invoke(created -> created.afterCommit().run())
                        .map(Created::paymentId)
                : Uni.createFrom().item(checkout.payment().id());
    }

    /** The session's payment, and what to run after the commit. */
    private record Created(String paymentId, Runnable afterCommit) {}

    private Uni<Created> create(SqlConnection tx, Checkout checkout, Shopper shopper) {
        var ref = Checkout.ref(checkout.session());
        return sessions.lock(tx, List.of(ref))
                .chain(found -> {
                    var session = found.get(ref.id());
                    var known = checkout.session().paymentId();
                    if (!Objects.equals(session.paymentId(), known)) {
                        // Somebody clicked twice: both confirm the one payment.
                        return Uni.createFrom().item(new Created(session.paymentId(), () -> {}));
                    }
                    if (!(session.state() instanceof Open)) {
                        throw StripeErrors.invalid(400, "This page can no longer be paid.").build();
                    }
                    var payment = newPayment(session);
                    return sessions.update(tx, List.of(session.payingBy(payment.id())))
                            .chain(() -> writer.write(tx, created(payment, shopper)))
                            .map(afterCommit -> new Created(payment.id(), afterCommit));
                });
    }

    private static PaymentWork created(Payment payment, Shopper shopper) {
        var work = new PaymentWork();
        var tenant = new Tenant(payment.merchantId(), payment.livemode());
        var cause = new Cause(tenant, payment.createdAt(), payment.id(), shopper.requestId(), null);
        work.insert(payment);
        work.tell(Notice.PAYMENT_INTENT_CREATED, cause, payment, null, null);
        return work;
    }

    private Payment newPayment(CheckoutSession session) {
        var now = time.now(Checkout.tenant(session));
        var id = Ids.create("pi_", now);
        return new Payment(
                id,
                session.merchantId(),
                session.livemode(),
                now,
                Ids.secret(id + "_secret_"),
                session.id(),
                session.terms().payment(),
                null,
                new RequiresPaymentMethod(null),
                0,
                null,
                null,
                0,
                0,
                0);
    }
}
