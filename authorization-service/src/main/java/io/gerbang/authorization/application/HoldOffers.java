package io.gerbang.authorization.application;

import io.gerbang.authorization.domain.Allowance;
import io.gerbang.events.PaymentFacts;
import java.util.Map;
import java.util.Set;

/**
 * What card brands offer besides a single capture of what is held.
 *
 * @param multicapture brands whose holds may be captured in parts
 * @param overcapturePercents how much more than the hold may be captured, by brand
 * @param increments brands whose holds may be increased
 */
public record HoldOffers(
        Set<String> multicapture,
        Map<String, Integer> overcapturePercents,
        Set<String> increments) {

    public HoldOffers {
        multicapture = Set.copyOf(multicapture);
        overcapturePercents = Map.copyOf(overcapturePercents);
        increments = Set.copyOf(increments);
    }

    /** What the attempt's brand offers of that which the merchant asked for. */
    public Allowance allowance(PaymentFacts facts) {
        var wanted = facts.holdOptions();
        var card = facts.paymentMethod().card();
        if (wanted == null || card == null) {
            return Allowance.NONE;
        }
        var brand = card.brand();
        return new Allowance(
                wanted.multicapture() && multicapture.contains(brand),
                wanted.overcapture() ? overcapturePercents.getOrDefault(brand, 0) : 0,
                wanted.incrementalAuthorization() && increments.contains(brand));
    }
}
