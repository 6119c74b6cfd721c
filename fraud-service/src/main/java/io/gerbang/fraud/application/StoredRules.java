package io.gerbang.fraud.application;

import io.gerbang.fraud.domain.FraudSettings;
import io.gerbang.fraud.domain.ListEntry;
import io.gerbang.fraud.domain.MerchantRules;
import java.util.Set;

/**
 * A merchant's rules as they are kept.
 *
 * @param version grows with every change of the settings or the lists
 */
public record StoredRules(long version, FraudSettings settings, Set<ListEntry> entries) {

    public static final StoredRules NONE = new StoredRules(0, FraudSettings.NONE, Set.of());

    public StoredRules {
        entries = Set.copyOf(entries);
    }

    MerchantRules rules() {
        return new MerchantRules(settings, entries);
    }
}
