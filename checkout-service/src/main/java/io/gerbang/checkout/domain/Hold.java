package io.gerbang.checkout.domain;

import java.time.Instant;

/**
 * What may be done with money that an issuer holds.
 *
 * @param expiresAt until when it can be captured
 * @param multicapture whether it can be captured in several parts
 * @param mostCapturable most that all captures may take together, in minor units
 * @param incremental whether it can be increased
 * @param increments how often that was tried
 * @param captures how often a part was asked for
 */
public record Hold(
        Instant expiresAt,
        boolean multicapture,
        long mostCapturable,
        boolean incremental,
        int increments,
        int captures) {

    Hold incrementing() {
        return new Hold(
                expiresAt, multicapture, mostCapturable, incremental, increments + 1, captures);
    }

    Hold capturing() {
        return new Hold(
                expiresAt, multicapture, mostCapturable, incremental, increments, captures + 1);
    }

    Hold capturable(long most) {
        return new Hold(expiresAt, multicapture, most, incremental, increments, captures);
    }
}
