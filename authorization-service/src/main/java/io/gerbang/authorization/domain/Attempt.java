package io.gerbang.authorization.domain;

import org.jspecify.annotations.Nullable;

/**
 * One try at a payment, as far as the rules need to know it.
 *
 * @param number counted from 1
 * @param amount minor units of the attempt's currency
 * @param captureId id of the capture that the approval brings about at once; null where the
 *     merchant captures
 */
public record Attempt(
        int number,
        long amount,
        @Nullable String captureId,
        Allowance allowance,
        Authentication authentication) {

    /** An attempt whose cardholder is authenticated where the issuer asks for it. */
    public Attempt(int number, long amount, @Nullable String captureId, Allowance allowance) {
        this(number, amount, captureId, allowance, Authentication.USUAL);
    }

    Attempt withAmount(long other) {
        return new Attempt(number, other, captureId, allowance, authentication);
    }

    Attempt with(Authentication other) {
        return new Attempt(number, amount, captureId, allowance, other);
    }

    /** Most that all captures may take together, in minor units: a brand's percentage, floored. */
    public long mostCapturable() {
        return amount + amount * allowance.overcapturePercent() / 100;
    }
}
