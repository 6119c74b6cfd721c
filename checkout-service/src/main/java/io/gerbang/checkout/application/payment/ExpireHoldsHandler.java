package io.gerbang.checkout.application.payment;

import io.gerbang.checkout.application.clock.DueWork;
import io.gerbang.checkout.domain.Decision.Accepted;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.PaymentCommand.ExpireHold;
import io.gerbang.checkout.domain.PaymentDecider;
import io.gerbang.events.EventRecord;
import io.gerbang.events.Topic;
import io.gerbang.events.checkout.CheckoutPaymentEvent;
import io.gerbang.messaging.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives payments up whose hold has expired. The issuer is told to release it as if the merchant had
 * canceled, so that a capture under way is decided by the payment's lock like any other.
 */
@ApplicationScoped
class ExpireHoldsHandler implements DueWork {

    private static final int LARGEST_BATCH = 200;

    private final Database database;
    private final PaymentStore payments;
    private final PaymentWriter writer;

    ExpireHoldsHandler(Database database, PaymentStore payments, PaymentWriter writer) {
        this.database = database;
        this.payments = payments;
        this.writer = writer;
    }

    @Override
    public Uni<Boolean> run(@Nullable Instant now) {
        return database.transact(tx ->
                payments.lockExpired(tx, now, LARGEST_BATCH).chain(found -> expire(tx, found)));
    }

    private Uni<Boolean> expire(SqlConnection tx, List<Payment> found) {
        var work = new PaymentWork();
        for (var payment : found) {
            var at = payment.state().expiresAt();
            if (PaymentDecider.decide(payment, new ExpireHold(), at)
                    instanceof Accepted(var expiring, CheckoutPaymentEvent request, var _)) {
                work.update(expiring);
                work.publish(record(expiring, at, request));
            }
        }
        var more = work.updatedPayments().size() == LARGEST_BATCH;
        return writer.write(tx, work).replaceWith(more);
    }

    private static EventRecord<CheckoutPaymentEvent> record(
            Payment payment, Instant at, CheckoutPaymentEvent request) {
        return new EventRecord<>(
                Topic.CHECKOUT_PAYMENT,
                payment.id(),
                payment.sequence(),
                payment.merchantId(),
                payment.livemode(),
                at,
                payment.id(),
                null,
                null,
                request);
    }
}
