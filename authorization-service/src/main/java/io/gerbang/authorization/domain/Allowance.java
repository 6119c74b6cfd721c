package io.gerbang.authorization.domain;

/**
 * What may be done with a hold besides capturing it once, up to its amount.
 *
 * @param severalCaptures whether it may be captured in parts
 * @param overcapturePercent how much more than the hold the last capture may take
 * @param increments whether it may be increased
 */
public record Allowance(boolean severalCaptures, int overcapturePercent, boolean increments) {

    public static final Allowance NONE = new Allowance(false, 0, false);
}
