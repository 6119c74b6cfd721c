package io.gerbang.authorization.application.issuer;

import java.time.Instant;

/**
 * Fields 7, 11 and 37 of a message: what makes a repeat the same message. Allotted and committed
 * before the call.
 *
 * @param transmittedAt field 7; the network sees it in UTC, to the second, without its year
 * @param stan field 11, system trace audit number, 1–999999, unique per terminal and instance
 * @param rrn field 37, retrieval reference number, 12 alphanumeric characters, unique
 */
public record NetworkTrace(Instant transmittedAt, int stan, String rrn) {

    public NetworkTrace {
        if (stan < 1 || stan > 999_999) {
            throw new IllegalArgumentException("a STAN has six digits and is not zero");
        }
        if (rrn.length() != 12) {
            throw new IllegalArgumentException("an RRN has twelve characters");
        }
    }
}
