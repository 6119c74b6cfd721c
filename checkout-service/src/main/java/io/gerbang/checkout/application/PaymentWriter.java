package io.gerbang.checkout.application;

import io.gerbang.messaging.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes what a batch changed, in one order: payments first, events last. */
@ApplicationScoped
class PaymentWriter {

    private final PaymentStore payments;
    private final PaymentMethodStore methods;
    private final MerchantEvents merchantEvents;
    private final IdempotencyStore idempotency;
    private final Outbox outbox;

    PaymentWriter(
            PaymentStore payments,
            PaymentMethodStore methods,
            MerchantEvents merchantEvents,
            IdempotencyStore idempotency,
            Outbox outbox) {
        this.payments = payments;
        this.methods = methods;
        this.merchantEvents = merchantEvents;
        this.idempotency = idempotency;
        this.outbox = outbox;
    }

    /** Emits what to run after the commit. */
    Uni<Runnable> write(SqlConnection tx, PaymentWork work) {
        return payments.insert(tx, work.insertedPayments())
                .chain(() -> payments.update(tx, work.updatedPayments()))
                .chain(() -> payments.putCharges(tx, work.changedCharges()))
                .chain(() -> payments.putRefunds(tx, work.changedRefunds()))
                .chain(() -> methods.put(tx, work.changedMethods()))
                .chain(() -> idempotency.keep(tx, work.answers()))
                .chain(() -> outbox.append(tx, work.events()))
                .chain(() -> merchantEvents.record(tx, work.merchantEvents()));
    }
}
