package io.gerbang.authorization.application.payment;

import java.util.HashSet;
import java.util.Set;

/**
 * Which messages of payments may go to the network at once. A refund waits for whatever came before
 * it, and no other message waits for a refund: it stands without that, and an issuer may keep its
 * answer back for longer than a hold lasts.
 */
public final class Turns {

    private final Set<String> taken = new HashSet<>();
    private final Set<String> refunding = new HashSet<>();

    /** Notes that a message of a payment waits for its answer. */
    public void take(String paymentId, boolean refund) {
        (refund ? refunding : taken).add(paymentId);
    }

    /** Takes a message's turn; false where it has to wait for another. */
    boolean take(NetworkMessage message) {
        var paymentId = message.paymentId();
        var refund = message.isRefund();
        var first = !taken.contains(paymentId) && !(refund && refunding.contains(paymentId));
        take(paymentId, refund);
        return first;
    }
}
