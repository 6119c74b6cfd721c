package io.gerbang.fraud.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that is asked of one merchant's payments: own limits, lists, and the defaults beside. */
public final class MerchantRules {

    public static final MerchantRules DEFAULT = new MerchantRules(FraudSettings.NONE, Set.of());

    private final List<VelocityLimit> ownLimits;
    private final List<VelocityLimit> allLimits;
    private final List<AmountLimit> amountLimits;
    private final Set<ListEntry> entries;
    private final Map<Measure, List<Counter>> counters;

    /** A merchant's limit takes the place of the default ones on the same counter. */
    public MerchantRules(FraudSettings settings, Set<ListEntry> entries) {
        this.entries = Set.copyOf(entries);
        amountLimits = settings.amountLimits();
        ownLimits = settings.velocityLimits();
        var replaced = ownLimits.stream().map(VelocityLimit::counter).collect(Collectors.toSet());
        var defaults =
                DefaultLimits.ALL.stream().filter(limit -> !replaced.contains(limit.counter()));
        allLimits = Stream.concat(ownLimits.stream(), defaults).toList();
        counters =
                allLimits.stream()
                        .map(VelocityLimit::counter)
                        .distinct()
                        .collect(Collectors.groupingBy(Counter::measure));
    }

    /**
     * The limits on what happens again and again. The defaults let published test cards be: a card
     * that is documented to be declined has to be declined for the hundredth time too.
     */
    public List<VelocityLimit> velocityLimits(Attempt attempt) {
        return attempt.isPublishedTestCard() ? ownLimits : allLimits;
    }

    public List<AmountLimit> amountLimits() {
        return amountLimits;
    }

    /** What has to be counted because a limit looks at it. */
    public List<Counter> counters(Measure measure) {
        return counters.getOrDefault(measure, List.of());
    }

    /** The attribute by which the attempt is on a list. */
    public Optional<Attribute> listed(ListEntry.Kind list, Attempt attempt) {
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        for (var attribute : Attribute.values()) {
            var value = attempt.value(attribute);
            if (value != null && entries.contains(new ListEntry(list, attribute, value))) {
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }
}
