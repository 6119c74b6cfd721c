package io.gerbang.check.payment;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was given back of an authorization: minor units by the network's reference of each refund.
 */
record Refunds(Map<String, Long> amounts) {
    static final Refunds NONE = new Refunds(Map.of());

    /** Reads {@code reference:amount} of each refund, with spaces between them. */
    static Refunds parse(String text) {
        var amounts = new TreeMap<String, Long>();
        for (var refund : text.split(" ")) {
            var colon = refund.indexOf(':');
            if (colon >= 0) {
                var amount = Long.parseLong(refund.substring(colon + 1));
                amounts.merge(refund.substring(0, colon), amount, Long::sum);
            }
        }
        return new Refunds(amounts);
    }

    long total() {
        return amounts.values().stream().mapToLong(Long::longValue).sum();
    }

    Refunds without(Collection<String> references) {
        var rest = new TreeMap<>(amounts);
        rest.keySet().removeAll(references);
        return new Refunds(rest);
    }

    /** The references, for a reader. */
    String references() {
        return String.join(" ", amounts.keySet());
    }
}
