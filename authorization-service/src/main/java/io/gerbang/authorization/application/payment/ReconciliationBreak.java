package io.gerbang.authorization.application.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A difference between the network's books and ours that an operator must settle.
 *
 * @param rrn the retrieval reference of the message that brought it to light
 * @param amount minor units
 * @param currency ISO 4217 code
 * @param responseCode the network's, ISO 8583 field 39; null where it gave none
 */
public record ReconciliationBreak(
        String paymentId,
        String merchantId,
        boolean livemode,
        Kind kind,
        String rrn,
        long amount,
        String currency,
        @Nullable String responseCode,
        Instant foundAt) {

    static ReconciliationBreak lateApproval(Asked asked, Instant foundAt) {
        return new ReconciliationBreak(
                asked.paymentId(),
                asked.merchantId(),
                asked.livemode(),
                Kind.LATE_APPROVAL,
                asked.trace().rrn(),
                asked.amount(),
                asked.currency(),
                null,
                foundAt);
    }

    /** What is different. */
    public enum Kind {
        /** We count money as captured that the network refuses to move. */
        CAPTURE_REFUSED,
        /** We count money as released that the network holds, or as ours that it has paid back. */
        REVERSAL_REFUSED,
        /** The issuer approved what we had given up; it is being reversed. */
        LATE_APPROVAL,
        /** The network has not answered for so long that somebody should call it. */
        UNANSWERED
    }
}
