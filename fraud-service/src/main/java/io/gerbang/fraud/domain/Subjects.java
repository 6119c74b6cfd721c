package io.gerbang.fraud.domain;

import org.jspecify.annotations.Nullable;

/**
 * Who stands behind an attempt, as far as it is known.
 *
 * @param card the card's fingerprint, or what stands for it
 * @param customerId cus_…
 * @param ipHash keyed hash of the shopper's IP address
 */
public record Subjects(
        Tenant tenant,
        @Nullable String card,
        @Nullable String customerId,
        @Nullable String ipHash) {

    /** Which one of its kind the attempt belongs to; null where that is unknown. */
    public @Nullable String id(Subject subject) {
        return switch (subject) {
            case CARD -> card;
            case CUSTOMER -> customerId;
            case IP -> ipHash;
            case MERCHANT -> tenant.merchantId();
        };
    }

    /** The count that a counter keeps for this attempt; null where its subject is unknown. */
    public @Nullable CounterKey key(Counter counter) {
        var id = id(counter.subject());
        return id == null ? null : new CounterKey(tenant, counter, id);
    }
}
