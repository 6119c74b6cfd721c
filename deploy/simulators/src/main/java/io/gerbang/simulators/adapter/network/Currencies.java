package io.gerbang.simulators.adapter.network;

import java.util.Comparator;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;

/** ISO 4217: from three digits to three letters. */
final class Currencies {

    private static final Map<String, String> BY_DIGITS =
            Currency.getAvailableCurrencies().stream()
                    .sorted(Comparator.comparing(Currency::getCurrencyCode))
                    .collect(
                            Collectors.toMap(
                                    Currency::getNumericCodeAsString,
                                    Currency::getCurrencyCode,
                                    (first, _) -> first));

    private Currencies() {}

    /** Empty where no currency has these digits. */
    static String ofDigits(String digits) {
        return BY_DIGITS.getOrDefault(digits, "");
    }
}
