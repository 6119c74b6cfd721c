package io.gerbang.settlement.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the gateway keeps of a charge, and when the rest is free to be paid out.
 *
 * @param ratePerMillion share of the amount in millionths: 29,000 is 2.9 %
 * @param fixedAmount minor units, once per charge
 * @param settlementDays business days from capture to availability, at least 1 (T+N)
 */
public record PricePlan(int ratePerMillion, long fixedAmount, int settlementDays) {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /** Nobody has paid in hundredths of a rupiah for a long time. */
    private static final BigDecimal WHOLE_RUPIAH = BigDecimal.valueOf(100);

    public PricePlan {
        if (ratePerMillion < 0 || fixedAmount < 0 || settlementDays < 1) {
            throw new IllegalArgumentException("a price plan has no negative parts");
        }
    }

    /**
     * The fee on a captured amount, in minor units. Half a unit is rounded up, as Stripe rounds its
     * fees (support.stripe.com/questions/rounding-rules-for-stripe-fees); of rupiah the unit is a
     * whole one. It may exceed a small amount, whose net is then below zero.
     */
    public long fee(long captured, String currency) {
        var unit = currency.equals("idr") ? WHOLE_RUPIAH : BigDecimal.ONE;
        var share =
                BigDecimal.valueOf(captured)
                        .multiply(BigDecimal.valueOf(ratePerMillion))
                        .divide(MILLION.multiply(unit), 0, RoundingMode.HALF_UP)
                        .multiply(unit);
        return Math.addExact(share.longValueExact(), fixedAmount);
    }
}
