package io.gerbang.checkout.application.session;

import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.clock.BusinessTime;
import io.gerbang.checkout.application.order.PaymentOrder;
import io.gerbang.checkout.application.order.PaymentService;
import io.gerbang.checkout.application.order.SetupIntents;
import io.gerbang.checkout.application.order.SetupOrder;
import io.gerbang.checkout.application.payment.Intents;
import io.gerbang.checkout.application.payment.PaymentWork;
import io.gerbang.checkout.application.payment.PaymentWork.Cause;
import io.gerbang.checkout.application.payment.PaymentWriter;
import io.gerbang.checkout.domain.AuthenticationTerms;
import io.gerbang.checkout.domain.CheckoutSession;
import io.gerbang.checkout.domain.CustomerAcceptance;
import io.gerbang.checkout.domain.CustomerAcceptance.Online;
import io.gerbang.checkout.domain.Intent;
import io.gerbang.checkout.domain.Notice;
import io.gerbang.checkout.domain.Operation;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.PaymentCommand.ConfirmPayment;
import io.gerbang.checkout.domain.PaymentDetails;
import io.gerbang.checkout.domain.PendingRequest;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.checkout.domain.SessionDecider;
import io.gerbang.checkout.domain.SessionPurpose.Paying;
import io.gerbang.checkout.domain.SessionPurpose.Saving;
import io.gerbang.checkout.domain.SessionState.Open;
import io.gerbang.checkout.domain.SetupCommand.ConfirmSetup;
import io.gerbang.checkout.domain.Standing.Actionable;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.Followed;
import io.gerbang.web.error.StripeErrors;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a shopper do what a checkout session asks. A payment is made when the shopper first
 * confirms; each further attempt is one at the same intent, whose lock lets one at a time through.
 */
@ApplicationScoped
public class ConfirmCheckoutHandler {

    private final Database database;
    private final CheckoutSessionStore sessions;
    private final Intents intents;
    private final PaymentService paymentService;
    private final SetupIntents setupService;
    private final PaymentWriter writer;
    private final BusinessTime time;

    ConfirmCheckoutHandler(
            Database database,
            CheckoutSessionStore sessions,
            Intents intents,
            PaymentService paymentService,
            SetupIntents setupService,
            PaymentWriter writer,
            BusinessTime time) {
        this.database = database;
        this.sessions = sessions;
        this.intents = intents;
        this.paymentService = paymentService;
        this.setupService = setupService;
        this.writer = writer;
        this.time = time;
    }

    /**
     * Who confirms with what.
     *
     * @param ip of the shopper, whose keyed hash alone leaves this service
     * @param userAgent the shopper's browser, as it calls itself
     * @param returnUrl where the shopper goes after answering the issuer
     */
    public record Shopper(
            SavedMethod method,
            String requestId,
            String ip,
            @Nullable String userAgent,
            String returnUrl) {

        private PendingRequest pending() {
            return new PendingRequest(Operation.CONFIRM, requestId, null).returningTo(returnUrl);
        }
    }

    /**
     * What has become of it.
     *
     * @param answer to the attempt; empty where none was made, since none can be
     */
    public record Attempted(Checkout checkout, Optional<Answer> answer) {}

    /** Empty where there is no such page. */
    public Uni<Optional<Checkout>> find(String sessionId) {
        return sessions.ofPage(sessionId)
                .chain(found ->
                        found.isEmpty()
                                ? Uni.createFrom().item(Optional.empty())
                                : intent(found.get())
                                        .map(intent ->
                                                Optional.of(
                                                        new Checkout(
                                                                found.get(),
                                                                intent.orElse(null)))));
    }

    /** Makes an attempt where one can be made, and waits for its outcome. */
    public Uni<Attempted> confirm(Checkout checkout, Shopper shopper) {
        if (!(checkout.standing(time.now(checkout.tenant())) instanceof Actionable)) {
            return Uni.createFrom().item(new Attempted(checkout, Optional.empty()));
        }
        var answered =
                switch (checkout.session().purpose()) {
                    case Paying paying ->
                            paymentId(checkout, paying, shopper)
                                    .chain(id -> pay(id, checkout, paying, shopper));
                    case Saving _ -> save(checkout, shopper);
                };
        return answered.chain(answer ->
                find(checkout.session().id())
                        .map(found -> new Attempted(found.orElseThrow(), Optional.of(answer))));
    }

    private Uni<Optional<Intent>> intent(CheckoutSession session) {
        return session.intentId() == null
                ? Uni.createFrom().item(Optional.empty())
                : intents.find(new ObjectRef(Tenant.of(session), session.intentId()));
    }

    private Uni<Answer> pay(String id, Checkout checkout, Paying paying, Shopper shopper) {
        var command =
                new ConfirmPayment(
                        null,
                        true,
                        shopper.method().method(),
                        said -> requireTotal(said, paying.payment()),
                        AuthenticationTerms.USUAL,
                        shopper.pending());
        return paymentService.execute(
                PaymentOrder.of(
                                new ObjectRef(checkout.tenant(), id),
                                command,
                                null,
                                shopper.requestId(),
                                shopper.ip())
                        .paidWith(shopper.method()));
    }

    private Uni<Answer> save(Checkout checkout, Shopper shopper) {
        var command =
                new ConfirmSetup(
                        null,
                        shopper.method().method(),
                        AuthenticationTerms.USUAL,
                        new CustomerAcceptance(null, new Online(shopper.ip(), shopper.userAgent())),
                        shopper.pending());
        return setupService.execute(
                new SetupOrder(
                        new ObjectRef(checkout.tenant(), checkout.session().setupIntentId()),
                        null,
                        command,
                        shopper.method(),
                        null,
                        shopper.requestId(),
                        shopper.ip()));
    }

    /** Nobody pays another amount than the page shows. */
    private static PaymentDetails requireTotal(PaymentDetails said, PaymentDetails shown) {
        if (said.amount() != shown.amount() || !said.currency().equals(shown.currency())) {
            throw StripeErrors.invalid(400, "The shop has changed the amount meanwhile.").build();
        }
        return said;
    }

    private Uni<String> paymentId(Checkout checkout, Paying paying, Shopper shopper) {
        return SessionDecider.needsIntent(checkout.intent())
                ? database.rowsOf(checkout.session().merchantId())
                        .transactThen(tx -> create(tx, checkout, paying, shopper))
                : Uni.createFrom().item(checkout.intent().id());
    }

    /** Emits the id of the session's payment. */
    private Uni<Followed<String>> create(
            SqlConnection tx, Checkout checkout, Paying paying, Shopper shopper) {
        var ref = Checkout.ref(checkout.session());
        return sessions.lock(tx, List.of(ref))
                .chain(found -> {
                    var session = found.get(ref.id());
                    var known = checkout.session().paymentId();
                    if (!Objects.equals(session.paymentId(), known)) {
                        // Somebody clicked twice: both confirm the one payment.
                        return Uni.createFrom().item(Followed.byNothing(session.paymentId()));
                    }
                    if (!(session.state() instanceof Open)) {
                        throw StripeErrors.invalid(400, "This page can no longer be paid.").build();
                    }
                    var payment = newPayment(session, paying.payment());
                    return sessions.update(tx, List.of(session.doneBy(payment.id())))
                            .chain(() -> writer.write(tx, created(payment, shopper)))
                            .map(afterCommit -> new Followed<>(payment.id(), afterCommit));
                });
    }

    private static PaymentWork created(Payment payment, Shopper shopper) {
        var work = new PaymentWork();
        var tenant = Tenant.of(payment);
        var cause = new Cause(tenant, payment.createdAt(), payment.id(), shopper.requestId(), null);
        work.insert(payment);
        work.tell(Notice.PAYMENT_INTENT_CREATED, cause, payment, null, null);
        return work;
    }

    private Payment newPayment(CheckoutSession session, PaymentDetails details) {
        var now = time.now(Tenant.of(session));
        var id = Ids.create("pi_", now);
        return Payment.fresh(
                id,
                session.merchantId(),
                session.livemode(),
                now,
                Ids.secret(id + "_secret_"),
                session.id(),
                details);
    }
}
