package io.gerbang.fraud.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Attempts to judge. */
final class Attempts {

    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final Tenant TEST = new Tenant("acct_1", false);
    static final Tenant LIVE = new Tenant("acct_1", true);
    static final Attempt.Card CARD = new Attempt.Card("445653", "1096", "ID");

    private static final Attempt.Shopper SHOPPER =
            new Attempt.Shopper("email-hash-1", "example.com", "203.0.113.0/24");

    private Attempts() {}

    static Subjects subjects(Tenant tenant) {
        return new Subjects(tenant, "fingerprint-1", "cus_1", "ip-hash-1");
    }

    /** Of 15,000.00 rupiah. */
    static Attempt of(Tenant tenant) {
        return of(tenant, CARD, null);
    }

    static Attempt of(Tenant tenant, Attempt.@Nullable Card card, @Nullable String testCard) {
        return new Attempt(subjects(tenant), NOON, 1_500_000, "idr", card, testCard, SHOPPER);
    }
}
