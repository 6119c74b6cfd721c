package io.gerbang.checkout.application.order;

import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.clock.BusinessTime;
import io.gerbang.checkout.application.idempotency.IdempotencyStore;
import io.gerbang.checkout.application.idempotency.IdempotentCall;
import io.gerbang.checkout.application.order.OrderResult.Awaiting;
import io.gerbang.checkout.application.order.OrderResult.Completed;
import io.gerbang.checkout.application.order.OrderResult.Locked;
import io.gerbang.checkout.application.order.OrderResult.NotOwn;
import io.gerbang.checkout.application.order.OrderResult.Repeated;
import io.gerbang.checkout.application.payment.PaymentMethodStore;
import io.gerbang.checkout.application.payment.PaymentStore;
import io.gerbang.checkout.application.payment.PaymentWork;
import io.gerbang.checkout.application.payment.PaymentWork.Cause;
import io.gerbang.checkout.application.payment.PaymentWriter;
import io.gerbang.checkout.application.payment.Rejections;
import io.gerbang.checkout.application.view.PaymentView;
import io.gerbang.checkout.domain.Decision.Accepted;
import io.gerbang.checkout.domain.Decision.Rejected;
import io.gerbang.checkout.domain.MethodRules;
import io.gerbang.checkout.domain.Notice;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.PaymentCommand.ConfirmPayment;
import io.gerbang.checkout.domain.PaymentDecider;
import io.gerbang.checkout.domain.PaymentState.Canceled;
import io.gerbang.checkout.domain.Rejection;
import io.gerbang.events.EventRecord;
import io.gerbang.events.Topic;
import io.gerbang.events.checkout.CheckoutPaymentEvent;
import io.gerbang.events.checkout.PaymentSubmitted;
import io.gerbang.events.checkout.SubmissionReceived;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.Followed;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what merchants ask of payments. Orders that arrive together share one transaction;
 * its commit is the acceptance.
 */
@ApplicationScoped
public class ExecuteOrdersHandler {

    private final Database database;
    private final PaymentStore payments;
    private final PaymentMethodStore methods;
    private final IdempotencyStore idempotency;
    private final PaymentWriter writer;
    private final BusinessTime time;
    private final ShopperHashes shoppers;
    private final OrderBatches batches;

    ExecuteOrdersHandler(
            Database database,
            PaymentStore payments,
            PaymentMethodStore methods,
            IdempotencyStore idempotency,
            PaymentWriter writer,
            BusinessTime time,
            ShopperHashes shoppers,
            BatchPace pace,
            ScheduledExecutorService timer) {
        this.database = database;
        this.payments = payments;
        this.methods = methods;
        this.idempotency = idempotency;
        this.writer = writer;
        this.time = time;
        this.shoppers = shoppers;
        this.batches = new OrderBatches(this::execute, pace, timer);
    }

    public Uni<OrderResult> execute(PaymentOrder order) {
        return batches.submit(order);
    }

    private Uni<List<OrderResult>> execute(List<PaymentOrder> orders) {
        var merchants =
                orders.stream().map(order -> order.payment().tenant().merchantId()).toList();
        return database.rowsOf(merchants).transactThen(tx -> execute(tx, orders));
    }

    private Uni<Followed<List<OrderResult>>> execute(SqlConnection tx, List<PaymentOrder> orders) {
        return methods.methods(tx, own(orders))
                .chain(found -> {
                    var completed = orders.stream().map(order -> order.completed(found)).toList();
                    return execute(
                            tx, completed, completed.stream().flatMap(Optional::stream).toList());
                });
    }

    private static Set<ObjectRef> own(List<PaymentOrder> orders) {
        return orders.stream()
                .map(PaymentOrder::ownMethod)
                .filter(own -> own != null)
                .collect(Collectors.toSet());
    }

    /**
     * @param completed all orders, as far as they could be completed
     * @param orders those that could be
     */
    private Uni<Followed<List<OrderResult>>> execute(
            SqlConnection tx, List<Optional<PaymentOrder>> completed, List<PaymentOrder> orders) {
        var calls = orders.stream().map(PaymentOrder::call).filter(call -> call != null).toList();
        // Neither is for the other: they go in one flight.
        return Uni.combine()
                .all()
                .unis(idempotency.claim(tx, calls), payments.lock(tx, existing(orders)))
                .withUni((used, known) -> {
                    var work = new PaymentWork();
                    work.loaded(known, Map.of(), Map.of());
                    return methods.lock(tx, once(orders, work))
                            .invoke(work::loaded)
                            .chain(() -> execute(tx, completed, used, work));
                });
    }

    private static List<ObjectRef> existing(List<PaymentOrder> orders) {
        return orders.stream()
                .filter(order -> order.created() == null)
                .map(PaymentOrder::payment)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * What may be paid with once only. Neither a customer's own payment method nor a test card's
     * name is among them, so paying with those locks nothing.
     */
    private static Set<ObjectRef> once(List<PaymentOrder> orders, PaymentWork work) {
        var once = new TreeSet<ObjectRef>();
        for (var order : orders) {
            var payment = subject(order, work);
            var chosen = payment == null ? null : order.chosen(payment);
            if (chosen != null && !chosen.standsForTestCard() && !order.isWithOwn(payment)) {
                once.add(new ObjectRef(order.payment().tenant(), chosen.facts().id()));
            }
        }
        return once;
    }

    private Uni<Followed<List<OrderResult>>> execute(
            SqlConnection tx,
            List<Optional<PaymentOrder>> orders,
            Set<IdempotentCall> used,
            PaymentWork work) {
        var results = new ArrayList<OrderResult>(orders.size());
        for (var order : orders) {
            results.add(order.map(known -> execute(known, used, work)).orElseGet(NotOwn::new));
        }
        return writer.write(tx, work).map(afterCommit -> new Followed<>(results, afterCommit));
    }

    /** The payment that an order is about, also before it is stored; null where there is none. */
    private static @Nullable Payment subject(PaymentOrder order, PaymentWork work) {
        return order.created() == null ? work.payment(order.payment()) : order.created();
    }

    private OrderResult execute(PaymentOrder order, Set<IdempotentCall> used, PaymentWork work) {
        return order.call() != null && used.contains(order.call())
                ? new Repeated(order.call())
                : execute(order, work);
    }

    private OrderResult execute(PaymentOrder order, PaymentWork work) {
        var cause = cause(order);
        var unusable = unusableMethod(order, work);
        if (unusable != null) {
            return completed(order, work, Answer.error(Rejections.error(unusable)));
        }
        if (order.created() != null) {
            work.insert(order.created());
            work.tell(Notice.PAYMENT_INTENT_CREATED, cause, order.created(), null, null);
        }
        var payment = work.payment(order.payment());
        if (payment == null) {
            return completed(
                    order,
                    work,
                    Answer.error(
                            StripeErrors.resourceMissing("payment_intent", order.payment().id())));
        }
        if (order.command() == null) {
            return completed(order, work, Answer.ok(PaymentView.of(payment)));
        }
        try {
            return switch (PaymentDecider.decide(payment, order.command(), cause.at())) {
                case Rejected(Rejection.Locked locked) ->
                        locked(order, work, Rejections.error(locked));
                case Rejected(var rejection) ->
                        completed(order, work, Answer.error(Rejections.error(rejection)));
                case Accepted accepted -> accept(order, work, cause, accepted);
            };
        } catch (StripeException refusal) {
            // An update that does not fit what the payment says by now.
            var about = refusal.about("payment_intent", PaymentView.of(payment));
            return completed(order, work, Answer.error(about));
        }
    }

    /** Why the payment method cannot be used; null where it can, or none is chosen. */
    private static @Nullable Rejection unusableMethod(PaymentOrder order, PaymentWork work) {
        var payment = subject(order, work);
        var chosen = payment == null ? null : order.chosen(payment);
        if (chosen == null) {
            return null;
        }
        var stored = work.method(chosen.facts().id());
        var method = stored == null ? order.method() : stored;
        return method == null ? null : MethodRules.refuse(payment, method);
    }

    private static void use(Payment payment, PaymentWork work) {
        var method = work.method(payment.paymentMethod().facts().id());
        if (method != null && method.customerId() == null && method.usedBy() == null) {
            work.put(method.usedBy(payment.id()));
        }
    }

    private OrderResult accept(
            PaymentOrder order, PaymentWork work, Cause cause, Accepted accepted) {
        var payment = accepted.payment();
        work.update(payment);
        if (accepted.refund() != null) {
            work.put(accepted.refund());
            work.tell(Notice.REFUND_CREATED, cause, payment, null, accepted.refund());
        }
        if (accepted.request() == null) {
            if (payment.state() instanceof Canceled) {
                work.tell(Notice.PAYMENT_INTENT_CANCELED, cause, payment, null, null);
            }
            return completed(order, work, Answer.ok(PaymentView.of(payment)));
        }
        if (order.command() instanceof ConfirmPayment) {
            use(payment, work);
        }
        publish(order, work, cause, payment, accepted.request());
        return new Awaiting();
    }

    /** A submission goes out in two forms: the public one, and the one that fraud-service needs. */
    private void publish(
            PaymentOrder order,
            PaymentWork work,
            Cause cause,
            Payment payment,
            CheckoutPaymentEvent request) {
        var record =
                new EventRecord<>(
                        Topic.CHECKOUT_PAYMENT,
                        payment.id(),
                        payment.sequence(),
                        payment.merchantId(),
                        payment.livemode(),
                        cause.at(),
                        order.requestId(),
                        null,
                        null,
                        request);
        work.publish(record);
        if (request instanceof PaymentSubmitted(var facts)) {
            var shopper = shoppers.of(payment.details().receiptEmail(), order.shopperIp());
            work.publish(
                    record.causing(
                            Topic.CHECKOUT_SUBMISSION,
                            payment.id(),
                            facts.attempt(),
                            new SubmissionReceived(facts, shopper)));
        }
    }

    private static OrderResult completed(PaymentOrder order, PaymentWork work, Answer answer) {
        if (order.call() != null) {
            work.keep(order.call(), answer);
        }
        return new Completed(answer);
    }

    /** Whoever tries again, as the SDKs do by themselves, does so with the same key. */
    private static OrderResult locked(
            PaymentOrder order, PaymentWork work, StripeException refusal) {
        if (order.call() != null) {
            work.release(order.call());
        }
        return new Locked(refusal);
    }

    private Cause cause(PaymentOrder order) {
        var tenant = order.payment().tenant();
        var at = order.created() == null ? time.now(tenant) : order.created().createdAt();
        var key = order.call() == null ? null : order.call().key();
        return new Cause(tenant, at, order.requestId(), order.requestId(), key);
    }
}
