package io.gerbang.bench.seed;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of a payment, and of how many of {@link #SHARES} payments it becomes. */
enum Kind {
    USD("usd", null, 530),
    EUR("eur", null, 200),
    IDR("idr", null, 98),
    GUEST("usd", "pm_card_mastercard", 80),
    RARE_CARD("usd", "pm_card_amex", 2),
    DECLINED("usd", "pm_card_chargeDeclinedInsufficientFunds", 30),
    REFUNDED("usd", null, 30),
    ABANDONED("eur", null, 15),
    CANCELED("usd", null, 10),
    /** Held and not captured yet: only the youngest, since a hold expires after days. */
    HELD("usd", null, 5);

    static final int SHARES = 1000;

    private final String currency;
    private final @Nullable String card;
    private final int shares;

    Kind(String currency, @Nullable String card, int shares) {
        this.currency = currency;
        this.card = card;
        this.shares = shares;
    }

    /** The kind of a number from 0 to {@link #SHARES}. */
    static Kind at(int number) {
        var rest = number;
        for (var kind : values()) {
            rest -= kind.shares;
            if (rest < 0) {
                return kind;
            }
        }
        throw new IllegalArgumentException("There are " + SHARES + " shares");
    }

    /** ISO 4217 code in lower case. */
    String currency() {
        return currency;
    }

    /** The name of a published test card; empty where a customer pays with a card of theirs. */
    Optional<String> card() {
        return Optional.ofNullable(card);
    }

    /** The payment's when it has been made, and confirmed where it is paid. */
    String status() {
        return switch (this) {
            case USD, EUR, IDR, GUEST, RARE_CARD, REFUNDED -> "succeeded";
            case DECLINED, ABANDONED, CANCELED -> "requires_payment_method";
            case HELD -> "requires_capture";
        };
    }

    boolean isPaid() {
        return this != ABANDONED && this != CANCELED;
    }
}
