package io.gerbang.authorization.application.issuer;

import io.smallrye.mutiny.Uni;
import java.util.function.Consumer;

/**
 * The network that moves the money. Every method emits exactly one answer and never fails: what
 * went wrong is an answer too.
 *
 * <p>Amounts are minor units, currencies ISO 4217 codes. The trace of a message is allotted and
 * committed before the call, so that a repeat after a crash is the same message. A repeat is safe
 * at any time: the host answers it as it answered before.
 */
public interface Acquirer {

    /** Asks the issuer to hold an amount (ISO 8583 message 0100). */
    Uni<AcquirerAnswer> authorize(CardAuthorization authorization);

    /**
     * Asks again what became of an authorization (0101, the same fields 7, 11 and 37). The host
     * repeats what it decided, or says that it never saw the original and holds nothing.
     */
    Uni<AcquirerAnswer> repeatAuthorization(CardAuthorization authorization);

    /** Advises that a held amount is taken (0220, as a repeat 0221). */
    Uni<AdviceAnswer> capture(CaptureAdvice advice, boolean repeat);

    /** Advises that what is held is no longer wanted (0420, as a repeat 0421). */
    Uni<AdviceAnswer> reverse(ReversalAdvice advice, boolean repeat);

    /**
     * Asks the issuer to hold more (0100 with the authorization's reference beside its own, as a
     * repeat 0101). The hold lives no longer for it.
     */
    Uni<AcquirerAnswer> increment(IncrementRequest increment, boolean repeat);

    /** Pays an amount back to the card (0200 with processing code 200000, as a repeat 0201). */
    Uni<AcquirerAnswer> refund(RefundRequest refund, boolean repeat);

    /**
     * Hands every approval of an authorization that came after its caller stopped waiting to the
     * listener. The same approval may come more than once: the listener compares it with what it
     * knows of the payment. The listener is called on an event loop and must not block.
     */
    void onLateApproval(Consumer<LateApproval> listener);
}
