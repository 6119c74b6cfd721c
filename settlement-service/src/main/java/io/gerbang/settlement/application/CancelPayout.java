package io.gerbang.settlement.application;

import io.gerbang.messaging.Database;
import io.gerbang.messaging.Outbox;
import io.gerbang.settlement.domain.Payout;
import io.gerbang.settlement.domain.PayoutBookkeeper;
import io.gerbang.settlement.domain.PayoutDecider;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Keeps back a payout that has not left for the bank. That it leaves is committed before the bank
 * is told, so what can be canceled was never paid.
 */
public final class CancelPayout {

    private final Database database;
    private final Merchants merchants;
    private final Payouts payouts;
    private final Ledger ledger;
    private final Outbox outbox;
    private final InstantSource wallClock;

    public CancelPayout(
            Database database,
            Merchants merchants,
            Payouts payouts,
            Ledger ledger,
            Outbox outbox,
            InstantSource wallClock) {
        this.database = database;
        this.merchants = merchants;
        this.payouts = payouts;
        this.ledger = ledger;
        this.outbox = outbox;
        this.wallClock = wallClock;
    }

    /** The payout must be one of the holder's. */
    public Uni<Cancellation> handle(CancellationRequest request) {
        return database.rowsOf(request.holder().merchantId())
                .transact(tx ->
                        merchants
                                .lock(tx, request.holder())
                                .chain(merchant -> cancel(tx, merchant, request)));
    }

    private Uni<Cancellation> cancel(
            SqlConnection transaction, Merchant merchant, CancellationRequest request) {
        return fingerprintOf(transaction, request)
                .chain(known ->
                        payouts.lock(transaction, request.payoutId())
                                .chain(stored ->
                                        known.isPresent()
                                                ? again(stored.payout(), known.get(), request)
                                                : cancel(transaction, merchant, stored, request)));
    }

    private Uni<Optional<String>> fingerprintOf(
            SqlConnection transaction, CancellationRequest request) {
        return request.key() == null
                ? Uni.createFrom().item(Optional.empty())
                : payouts.canceledBy(transaction, request.holder(), request.key());
    }

    private static Uni<Cancellation> again(
            Payout payout, String fingerprint, CancellationRequest request) {
        return Uni.createFrom()
                .item(
                        fingerprint.equals(request.fingerprint())
                                ? new Cancellation.Done(payout)
                                : new Cancellation.KeyUsedElsewhere());
    }

    private Uni<Cancellation> cancel(
            SqlConnection transaction,
            Merchant merchant,
            StoredPayout stored,
            CancellationRequest request) {
        var decided = PayoutDecider.cancel(stored.payout());
        if (decided.isEmpty()) {
            return Uni.createFrom().item(new Cancellation.TooLate(stored.payout()));
        }
        var canceled = decided.get();
        var version = stored.version() + 1;
        var at = merchant.now(wallClock.instant());
        var posting = PayoutBookkeeper.posting(canceled, at, merchant.settledUntil());
        var event = PayoutEvents.of(canceled, version, at);
        return payouts.save(transaction, new StoredPayout(canceled, version))
                .chain(() -> payouts.noteRequest(transaction, request.payoutId(), request))
                .chain(() -> ledger.post(transaction, posting.stream().toList()))
                .chain(() -> outbox.append(transaction, List.of(event)))
                .replaceWith(new Cancellation.Done(canceled));
    }
}
