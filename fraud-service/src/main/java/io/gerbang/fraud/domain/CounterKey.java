package io.gerbang.fraud.domain;

import java.util.Comparator;

/**
 * One count: that of one card, customer, address or account.
 *
 * @param subjectId which card, customer, address or account
 */
public record CounterKey(Tenant tenant, Counter counter, String subjectId)
        implements Comparable<CounterKey> {

    private static final Comparator<CounterKey> ORDER =
            Comparator.comparing((CounterKey key) -> key.tenant.merchantId())
                    .thenComparing(key -> key.tenant.livemode())
                    .thenComparing(CounterKey::counter)
                    .thenComparing(CounterKey::subjectId);

    /** The same everywhere, so that two writers never wait for each other in a circle. */
    @Override
    public int compareTo(CounterKey other) {
        return ORDER.compare(this, other);
    }
}
