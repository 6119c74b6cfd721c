package io.gerbang.authorization.application.payment;

import io.gerbang.authorization.application.issuer.NetworkTrace;
import io.gerbang.authorization.application.vault.PaymentCard;
import io.gerbang.authorization.domain.Payment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment in the course of a transaction that holds its lock. */
final class PaymentDraft {

    private final String paymentId;
    private final String merchantId;
    private final boolean livemode;
    private final boolean known;
    private final Payment loaded;
    private final @Nullable Instant dueAt;
    private Payment payment;
    private @Nullable AttemptContext context;
    private boolean contextStored;
    private long sequence;
    private int messages;
    private @Nullable PaymentCard card;

    PaymentDraft(StoredPayment stored) {
        paymentId = stored.paymentId();
        merchantId = stored.merchantId();
        livemode = stored.livemode();
        known = true;
        loaded = stored.payment();
        dueAt = stored.dueAt();
        payment = loaded;
        context = stored.context();
        contextStored = stored.contextStored();
        sequence = stored.sequence();
        messages = stored.messages();
    }

    PaymentDraft(String paymentId, String merchantId, boolean livemode) {
        this.paymentId = paymentId;
        this.merchantId = merchantId;
        this.livemode = livemode;
        known = false;
        loaded = new Payment.Awaited(List.of());
        dueAt = null;
        payment = loaded;
    }

    boolean isKnown() {
        return known;
    }

    Payment payment() {
        return payment;
    }

    /** Whether it is another than it was, apart from requests that wait. */
    boolean hasMoved() {
        return !payment.withEarly(List.of()).equals(loaded.withEarly(List.of()));
    }

    /** When it was due as it was loaded. */
    @Nullable Instant dueAt() {
        return dueAt;
    }

    void become(Payment next) {
        payment = next;
    }

    void attempt(AttemptContext attempted, @Nullable PaymentCard with) {
        context = attempted;
        contextStored = false;
        card = with;
    }

    /** The card that the attempt may be made with, opened anew. */
    void present(PaymentCard opened) {
        card = opened;
    }

    void allot(NetworkTrace trace) {
        context = stored(null).attempted().with(trace);
    }

    long nextSequence() {
        return ++sequence;
    }

    int nextMessage() {
        return ++messages;
    }

    /** The card that the attempt is made with. */
    PaymentCard card() {
        if (card == null) {
            throw new IllegalStateException("no card for " + paymentId);
        }
        return card;
    }

    StoredPayment stored(@Nullable Instant dueAt) {
        return new StoredPayment(
                paymentId,
                merchantId,
                livemode,
                payment,
                context,
                contextStored,
                sequence,
                messages,
                dueAt);
    }
}
