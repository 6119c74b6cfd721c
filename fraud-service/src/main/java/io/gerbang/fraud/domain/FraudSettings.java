package io.gerbang.fraud.domain;

import java.util.List;

/** A merchant's own limits. */
public record FraudSettings(List<VelocityLimit> velocityLimits, List<AmountLimit> amountLimits) {

    public static final FraudSettings NONE = new FraudSettings(List.of(), List.of());

    public FraudSettings {
        velocityLimits = List.copyOf(velocityLimits);
        amountLimits = List.copyOf(amountLimits);
    }
}
