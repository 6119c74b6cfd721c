package io.gerbang.checkout.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of the cardholder's address: pass, fail, unavailable or unchecked; null where it was
 * not asked about. The card network here asks no bank about addresses, so only Stripe's test cards
 * for it have an answer: by their names always, by their numbers as far as an address was given.
 *
 * @see <a href="https://docs.stripe.com/testing#fraud-prevention">Stripe: testing</a>
 */
public record AddressChecks(@Nullable String line1, @Nullable String postalCode) {

    public static final AddressChecks NONE = new AddressChecks(null, null);

    private static final String BIN = "400000";
    private static final Map<String, AddressChecks> BY_LAST4 =
            Map.of(
                    "0010", new AddressChecks("fail", "fail"),
                    "0028", new AddressChecks("fail", null),
                    "0036", new AddressChecks(null, "fail"),
                    "0044", new AddressChecks("unavailable", "unavailable"));

    /** The checks of a payment with it in test mode. */
    public static AddressChecks ofTest(PaymentMethod method) {
        var card = method.facts().card();
        if (card == null || !BIN.equals(card.bin())) {
            return NONE;
        }
        var published = BY_LAST4.getOrDefault(card.last4(), NONE);
        return method.facts().testCard() == null
                ? published.ofGiven(method.billingDetails().address())
                : published;
    }

    private AddressChecks ofGiven(@Nullable Address address) {
        return address == null
                ? NONE
                : new AddressChecks(
                        address.line1() == null ? null : line1,
                        address.postalCode() == null ? null : postalCode);
    }
}
