package io.gerbang.checkout.application.payment;

import io.gerbang.checkout.application.event.MerchantEvents;
import io.gerbang.checkout.application.idempotency.IdempotencyStore;
import io.gerbang.messaging.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes what a batch changed, in one order: payments first, events last. */
@ApplicationScoped
public class PaymentWriter {

    private final PaymentStore payments;
    private final PaymentMethodStore methods;
    private final SetupIntentStore setups;
    private final MerchantEvents merchantEvents;
    private final IdempotencyStore idempotency;
    private final Outbox outbox;

    PaymentWriter(
            PaymentStore payments,
            PaymentMethodStore methods,
            SetupIntentStore setups,
            MerchantEvents merchantEvents,
            IdempotencyStore idempotency,
            Outbox outbox) {
        this.payments = payments;
        this.methods = methods;
        this.setups = setups;
        this.merchantEvents = merchantEvents;
        this.idempotency = idempotency;
        this.outbox = outbox;
    }

    /** Emits what to run after the commit. No statement waits for the answer to another. */
    public Uni<Runnable> write(SqlConnection tx, PaymentWork work) {
        var written =
                Uni.join()
                        .all(
                                payments.insert(tx, work.insertedPayments()),
                                payments.update(tx, work.updatedPayments()),
                                payments.putCharges(tx, work.changedCharges()),
                                payments.putRefunds(tx, work.changedRefunds()),
                                setups.put(tx, work.changedSetups()),
                                methods.put(tx, work.changedMethods()),
                                idempotency.keep(tx, work.answers()),
                                idempotency.release(tx, work.released()),
                                outbox.append(tx, work.events()))
                        .andFailFast();
        return Uni.combine()
                .all()
                .unis(written, merchantEvents.record(tx, work.merchantEvents()))
                .with((_, deliver) ->
                        () -> {
                            work.afterCommit().forEach(Runnable::run);
                            deliver.run();
                        });
    }
}
