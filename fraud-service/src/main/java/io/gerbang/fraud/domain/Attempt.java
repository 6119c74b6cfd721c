package io.gerbang.fraud.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a payment, as far as the rules look at it.
 *
 * @param at the merchant's business time
 * @param amount minor units of the currency
 * @param currency ISO 4217 code in lower case
 * @param card null where the payment is not by card
 * @param testCard name of the published test card that was used, such as pm_card_visa
 */
public record Attempt(
        Subjects subjects,
        Instant at,
        long amount,
        String currency,
        @Nullable Card card,
        @Nullable String testCard,
        Shopper shopper) {

    /**
     * What is known of a card outside the vault.
     *
     * @param country ISO 3166-1 alpha-2
     */
    public record Card(String bin, String last4, @Nullable String country) {}

    /** What is known of the shopper besides the subjects: keyed hashes and derived facts. */
    public record Shopper(
            @Nullable String emailHash, @Nullable String emailDomain, @Nullable String ipPrefix) {}

    public Tenant tenant() {
        return subjects.tenant();
    }

    /** Whether the card answers as published because it is one of test mode's own. */
    public boolean isPublishedTestCard() {
        return !tenant().livemode() && testCard != null;
    }

    /** The attempt's value of an attribute; null where it has none. */
    public @Nullable String value(Attribute attribute) {
        return switch (attribute) {
            case CARD_FINGERPRINT -> subjects.card();
            case CARD_BIN -> card == null ? null : card.bin();
            case CARD_COUNTRY -> card == null ? null : card.country();
            case CUSTOMER_ID -> subjects.customerId();
            case EMAIL_HASH -> shopper.emailHash();
            case EMAIL_DOMAIN -> shopper.emailDomain();
            case IP_HASH -> subjects.ipHash();
            case IP_PREFIX -> shopper.ipPrefix();
        };
    }
}
