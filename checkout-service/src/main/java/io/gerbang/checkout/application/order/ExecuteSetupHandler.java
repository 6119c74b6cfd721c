package io.gerbang.checkout.application.order;

import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.clock.BusinessTime;
import io.gerbang.checkout.application.idempotency.IdempotencyStore;
import io.gerbang.checkout.application.order.OrderResult.Awaiting;
import io.gerbang.checkout.application.order.OrderResult.Completed;
import io.gerbang.checkout.application.order.OrderResult.Repeated;
import io.gerbang.checkout.application.payment.PaymentMethodStore;
import io.gerbang.checkout.application.payment.PaymentWork;
import io.gerbang.checkout.application.payment.PaymentWork.Cause;
import io.gerbang.checkout.application.payment.PaymentWriter;
import io.gerbang.checkout.application.payment.Rejections;
import io.gerbang.checkout.application.payment.SetupIntentStore;
import io.gerbang.checkout.application.view.SetupIntentView;
import io.gerbang.checkout.domain.MethodRules;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.checkout.domain.SetupCommand.ConfirmSetup;
import io.gerbang.checkout.domain.SetupDecider;
import io.gerbang.checkout.domain.SetupDecision.Accepted;
import io.gerbang.checkout.domain.SetupDecision.Rejected;
import io.gerbang.checkout.domain.SetupIntent;
import io.gerbang.checkout.domain.SetupState.Canceled;
import io.gerbang.events.EventRecord;
import io.gerbang.events.Topic;
import io.gerbang.events.checkout.CheckoutPaymentEvent;
import io.gerbang.events.checkout.PaymentSubmitted;
import io.gerbang.events.checkout.SubmissionReceived;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.Followed;
import io.gerbang.web.error.StripeErrors;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what merchants ask of setup intents, each in a transaction of its own: cards are kept
 * far less often than they pay. A verification travels as a payment of nothing, by the same events.
 */
@ApplicationScoped
class ExecuteSetupHandler {

    private final Database database;
    private final SetupIntentStore setups;
    private final PaymentMethodStore methods;
    private final IdempotencyStore idempotency;
    private final PaymentWriter writer;
    private final BusinessTime time;
    private final ShopperHashes shoppers;

    ExecuteSetupHandler(
            Database database,
            SetupIntentStore setups,
            PaymentMethodStore methods,
            IdempotencyStore idempotency,
            PaymentWriter writer,
            BusinessTime time,
            ShopperHashes shoppers) {
        this.database = database;
        this.setups = setups;
        this.methods = methods;
        this.idempotency = idempotency;
        this.writer = writer;
        this.time = time;
        this.shoppers = shoppers;
    }

    Uni<OrderResult> execute(SetupOrder order) {
        return database.rowsOf(order.setup().tenant().merchantId())
                .transactThen(tx -> execute(tx, order));
    }

    private Uni<Followed<OrderResult>> execute(SqlConnection tx, SetupOrder order) {
        var calls = Optional.ofNullable(order.call()).map(List::of).orElse(List.of());
        return idempotency
                .claim(tx, calls)
                .chain(used ->
                        used.isEmpty()
                                ? carryOut(tx, order)
                                : Uni.createFrom()
                                        .item(Followed.byNothing(new Repeated(order.call()))));
    }

    private Uni<Followed<OrderResult>> carryOut(SqlConnection tx, SetupOrder order) {
        return locked(tx, order)
                .chain(found ->
                        method(tx, order, found.orElse(null))
                                .chain(method -> {
                                    var work = new PaymentWork();
                                    var result = execute(order, found, method, work);
                                    return writer.write(tx, work)
                                            .map(afterCommit ->
                                                    new Followed<>(result, afterCommit));
                                }));
    }

    private Uni<Optional<SetupIntent>> locked(SqlConnection tx, SetupOrder order) {
        return order.created() != null
                ? Uni.createFrom().item(Optional.of(order.created()))
                : setups.lock(tx, List.of(order.setup()))
                        .map(found -> Optional.ofNullable(found.get(order.setup().id())));
    }

    /** What is to be set up, as it is now; empty where a test card's name is, or nothing. */
    private Uni<Optional<SavedMethod>> method(
            SqlConnection tx, SetupOrder order, @Nullable SetupIntent setup) {
        if (order.method() != null) {
            return Uni.createFrom().item(Optional.of(order.method()));
        }
        var isUsed = order.command() instanceof ConfirmSetup;
        if (!isUsed || setup == null || setup.attachedMethod() == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        var id = setup.attachedMethod().facts().id();
        return methods.lock(tx, List.of(new ObjectRef(order.setup().tenant(), id)))
                .map(found -> Optional.ofNullable(found.get(id)));
    }

    private OrderResult execute(
            SetupOrder order,
            Optional<SetupIntent> found,
            Optional<SavedMethod> method,
            PaymentWork work) {
        if (found.isEmpty()) {
            return completed(
                    order,
                    work,
                    Answer.error(StripeErrors.resourceMissing("setup_intent", order.setup().id())));
        }
        var setup = found.get();
        var cause = cause(order, setup);
        var created = order.created() != null;
        var unusable = created ? unusable(setup, method) : null;
        if (unusable != null) {
            return completed(order, work, unusable);
        }
        if (created) {
            work.put(setup);
            work.tell("setup_intent.created", cause, SetupIntentView.of(setup), null);
        }
        if (order.command() == null) {
            return completed(order, work, Answer.ok(SetupIntentView.of(setup)));
        }
        return switch (SetupDecider.decide(setup, order.command(), cause.at())) {
            case Rejected(var rejection) ->
                    completed(order, work, Answer.error(Rejections.error(rejection)));
            case Accepted(var next, var request) -> {
                var refusal = unusable(next, method);
                yield refusal == null
                        ? accept(order, work, cause, next, request)
                        : completed(order, work, refusal);
            }
        };
    }

    private static @Nullable Answer unusable(SetupIntent setup, Optional<SavedMethod> method) {
        return method.map(chosen -> MethodRules.refuse(setup, chosen))
                .map(refusal -> Answer.error(Rejections.error(refusal)))
                .orElse(null);
    }

    private OrderResult accept(
            SetupOrder order,
            PaymentWork work,
            Cause cause,
            SetupIntent setup,
            @Nullable CheckoutPaymentEvent request) {
        work.put(setup);
        if (request != null) {
            publish(order, work, cause, setup, request);
        }
        if (setup.pending() != null) {
            return new Awaiting();
        }
        if (setup.state() instanceof Canceled) {
            work.tell("setup_intent.canceled", cause, SetupIntentView.of(setup), null);
        }
        return completed(order, work, Answer.ok(SetupIntentView.of(setup)));
    }

    private void publish(
            SetupOrder order,
            PaymentWork work,
            Cause cause,
            SetupIntent setup,
            CheckoutPaymentEvent request) {
        var record =
                new EventRecord<>(
                        Topic.CHECKOUT_PAYMENT,
                        setup.id(),
                        setup.sequence(),
                        setup.merchantId(),
                        setup.livemode(),
                        cause.at(),
                        order.requestId(),
                        null,
                        null,
                        request);
        work.publish(record);
        if (request instanceof PaymentSubmitted(var facts)) {
            work.publish(
                    record.causing(
                            Topic.CHECKOUT_SUBMISSION,
                            setup.id(),
                            facts.attempt(),
                            new SubmissionReceived(facts, shoppers.of(null, order.shopperIp()))));
        }
    }

    private static OrderResult completed(SetupOrder order, PaymentWork work, Answer answer) {
        if (order.call() != null) {
            work.keep(order.call(), answer);
        }
        return new Completed(answer);
    }

    private Cause cause(SetupOrder order, SetupIntent setup) {
        var tenant = order.setup().tenant();
        var at = order.created() == null ? time.now(tenant) : setup.createdAt();
        var key = order.call() == null ? null : order.call().key();
        return new Cause(tenant, at, order.requestId(), order.requestId(), key);
    }
}
