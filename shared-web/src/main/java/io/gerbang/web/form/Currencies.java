package io.gerbang.web.form;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The currencies in use, by their ISO 4217 codes. */
public final class Currencies {

    /** Codes without minor units of their own, such as XAU and XXX, are no money to pay in. */
    private static final Set<String> CODES =
            Currency.getAvailableCurrencies().stream()
                    .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                    .map(currency -> currency.getCurrencyCode().toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());

    private Currencies() {}

    /**
     * @param code in lower case
     */
    public static boolean isKnown(String code) {
        return CODES.contains(code);
    }
}
