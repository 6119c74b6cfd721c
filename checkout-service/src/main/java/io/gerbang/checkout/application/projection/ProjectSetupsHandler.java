package io.gerbang.checkout.application.projection;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.payment.OutcomeAnswers;
import io.gerbang.checkout.application.payment.Outcomes;
import io.gerbang.checkout.application.payment.PaymentMethodStore;
import io.gerbang.checkout.application.payment.PaymentWork;
import io.gerbang.checkout.application.payment.PaymentWork.Cause;
import io.gerbang.checkout.application.payment.PaymentWriter;
import io.gerbang.checkout.application.payment.SetupIntentStore;
import io.gerbang.checkout.application.view.PaymentMethodView;
import io.gerbang.checkout.application.view.SetupIntentView;
import io.gerbang.checkout.domain.Operation;
import io.gerbang.checkout.domain.PendingRequest;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.checkout.domain.SetupIntent;
import io.gerbang.checkout.domain.SetupOutcomes;
import io.gerbang.checkout.domain.SetupState.Canceled;
import io.gerbang.checkout.domain.SetupState.Processing;
import io.gerbang.checkout.domain.SetupState.RequiresAction;
import io.gerbang.checkout.domain.SetupState.RequiresConfirmation;
import io.gerbang.checkout.domain.SetupState.RequiresPaymentMethod;
import io.gerbang.checkout.domain.SetupState.Succeeded;
import io.gerbang.events.EventRecord;
import io.gerbang.events.authorization.AuthorizationPaymentEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings what authorization-service says of verifications into setup intents, gives the cards to
 * their customers, and wakes who waits.
 */
@ApplicationScoped
public class ProjectSetupsHandler {

    private final SetupIntentStore setups;
    private final PaymentMethodStore methods;
    private final PaymentWriter writer;
    private final CheckoutOutcomes checkouts;
    private final Outcomes outcomes;

    ProjectSetupsHandler(
            SetupIntentStore setups,
            PaymentMethodStore methods,
            PaymentWriter writer,
            CheckoutOutcomes checkouts,
            Outcomes outcomes) {
        this.setups = setups;
        this.methods = methods;
        this.writer = writer;
        this.checkouts = checkouts;
        this.outcomes = outcomes;
    }

    /** Emits what to run after the commit. */
    public Uni<Runnable> handle(
            SqlConnection tx, List<EventRecord<AuthorizationPaymentEvent>> events) {
        var needed =
                events.stream()
                        .map(event -> new ObjectRef(Tenant.of(event), event.key()))
                        .collect(Collectors.toCollection(TreeSet::new));
        return setups.lock(tx, needed)
                .chain(known ->
                        methods.lock(tx, methodsOf(known.values()))
                                .chain(saved -> project(tx, events, new HashMap<>(known), saved)));
    }

    private static Set<ObjectRef> methodsOf(Collection<SetupIntent> setups) {
        return setups.stream()
                .filter(setup -> setup.paymentMethod() != null)
                .map(setup -> new ObjectRef(Tenant.of(setup), setup.paymentMethod().facts().id()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Uni<Runnable> project(
            SqlConnection tx,
            List<EventRecord<AuthorizationPaymentEvent>> events,
            Map<String, SetupIntent> known,
            Map<String, SavedMethod> saved) {
        var work = new PaymentWork();
        work.loaded(saved);
        for (var event : events) {
            var before = known.get(event.key());
            if (before == null) {
                throw new IllegalStateException("no setup intent " + event.key());
            }
            var after = SetupOutcomes.apply(before, event.event(), event.occurredAt());
            if (!after.equals(before)) {
                known.put(after.id(), after);
                change(event, before, after, work);
            }
        }
        return checkouts.project(tx, events, work).chain(() -> writer.write(tx, work));
    }

    private void change(
            EventRecord<AuthorizationPaymentEvent> event,
            SetupIntent before,
            SetupIntent after,
            PaymentWork work) {
        var request = before.pending();
        var cause = Cause.of(event, request);
        work.put(after);
        if (after.state() instanceof Succeeded) {
            keepMethod(after, work, cause);
        }
        var type = typeOf(after, request);
        if (type != null) {
            work.tell(type, cause, SetupIntentView.of(after), null);
        }
        if (request != null) {
            if (request.idempotencyKey() != null) {
                work.keep(
                        cause.tenant(),
                        request.idempotencyKey(),
                        OutcomeAnswers.of(after, request.operation()));
            }
            work.afterCommit(() -> outcomes.settled(after, request.requestId()));
        }
    }

    /** A shopper who has not answered yet is where they were before. */
    private static @Nullable String typeOf(SetupIntent setup, @Nullable PendingRequest request) {
        return switch (setup.state()) {
            case RequiresAction _ ->
                    request != null && request.operation() == Operation.RESUME
                            ? null
                            : "setup_intent.requires_action";
            case Succeeded _ -> "setup_intent.succeeded";
            case RequiresPaymentMethod _ -> "setup_intent.setup_failed";
            case RequiresConfirmation _, Processing _, Canceled _ -> null;
        };
    }

    /** The customer may pay with it; what a test card's name stands for becomes a method. */
    private static void keepMethod(SetupIntent setup, PaymentWork work, Cause cause) {
        var known = work.method(setup.paymentMethod().facts().id());
        var method =
                known != null
                        ? known
                        : SavedMethod.fresh(
                                setup.paymentMethod(),
                                setup.merchantId(),
                                setup.livemode(),
                                cause.at(),
                                Map.of());
        var customer = setup.details().customerId();
        if (customer != null && method.customerId() == null && !method.detached()) {
            var own = method.attachedTo(customer);
            work.put(own);
            work.tell("payment_method.attached", cause, PaymentMethodView.of(own), null);
        } else if (known == null) {
            work.put(method);
        }
    }
}
