package io.gerbang.authorization.application.payment;

import io.gerbang.authorization.application.issuer.NetworkTrace;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.Screening;
import org.jspecify.annotations.Nullable;

/**
 * What the latest attempt carries along for the events and messages that it brings about.
 *
 * @param trace of its authorization; null where the issuer was not asked
 */
public record AttemptContext(
        PaymentFacts facts, Screening screening, Cause cause, @Nullable NetworkTrace trace) {

    AttemptContext with(NetworkTrace allotted) {
        return new AttemptContext(facts, screening, cause, allotted);
    }

    boolean isMerchantInitiated() {
        return facts.authentication() != null && facts.authentication().offSession();
    }

    /** The trace of an attempt that the issuer was asked about. */
    NetworkTrace askedTrace() {
        if (trace == null) {
            throw new IllegalStateException("the issuer was not asked about " + facts.paymentId());
        }
        return trace;
    }
}
