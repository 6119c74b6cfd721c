package io.gerbang.checkout.domain;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What Stripe makes of amounts, currency by currency (docs.stripe.com/currencies). Amounts are
 * minor units, currencies ISO 4217 codes in lower case.
 */
public final class Amounts {

    /** Stripe's most: eight digits. */
    private static final long LARGEST = 99_999_999L;

    /** Rupiah counts two decimals here, so its amounts have more digits (Stripe allows twelve). */
    private static final long LARGEST_IDR = 999_999_999_999L;

    /** Below Rp10.000 somebody has probably sent whole rupiah. */
    private static final long SUSPICIOUS_IDR = 1_000_000L;

    /** Whole units, which an earlier API counted in hundredths. */
    private static final Set<String> WHOLE_IN_HUNDREDTHS = Set.of("isk", "ugx");

    /** Stripe's minimum charges. Rupiah has none: a small one is rather a mistake to point out. */
    private static final Map<String, Long> MINIMUMS =
            Map.ofEntries(
                    Map.entry("usd", 50L),
                    Map.entry("aed", 200L),
                    Map.entry("aud", 50L),
                    Map.entry("bgn", 100L),
                    Map.entry("brl", 50L),
                    Map.entry("cad", 50L),
                    Map.entry("chf", 50L),
                    Map.entry("czk", 1_500L),
                    Map.entry("dkk", 250L),
                    Map.entry("eur", 50L),
                    Map.entry("gbp", 30L),
                    Map.entry("hkd", 400L),
                    Map.entry("huf", 17_500L),
                    Map.entry("inr", 50L),
                    Map.entry("jpy", 50L),
                    Map.entry("mxn", 1_000L),
                    Map.entry("myr", 200L),
                    Map.entry("nok", 300L),
                    Map.entry("nzd", 50L),
                    Map.entry("pln", 200L),
                    Map.entry("ron", 200L),
                    Map.entry("sek", 300L),
                    Map.entry("sgd", 50L),
                    Map.entry("thb", 1_000L));

    private Amounts() {}

    /**
     * Digits of an amount that stand behind the decimal point: Java's, but for three of Stripe's.
     */
    public static int decimals(String currency) {
        return switch (currency) {
            case "isk", "ugx" -> 2;
            case "mga" -> 0;
            default ->
                    Currency.getInstance(currency.toUpperCase(Locale.ROOT))
                            .getDefaultFractionDigits();
        };
    }

    /** What an amount must be a multiple of: card networks take two decimals at most. */
    public static long step(String currency) {
        if (WHOLE_IN_HUNDREDTHS.contains(currency)) {
            return 100;
        }
        return decimals(currency) == 3 ? 10 : 1;
    }

    /** The least that can be charged. */
    public static long minimum(String currency) {
        return MINIMUMS.getOrDefault(currency, 1L);
    }

    /** The most that can be charged. */
    public static long maximum(String currency) {
        return "idr".equals(currency) ? LARGEST_IDR : LARGEST;
    }

    /** Whether the amount looks as if it counted a hundredth of what was meant. */
    public static boolean looksTooSmall(long amount, String currency) {
        return "idr".equals(currency) && amount < SUSPICIOUS_IDR;
    }

    /** As Stripe's errors write it, such as $0.50 usd. */
    public static String inWords(long amount, String currency) {
        var symbol =
                switch (currency) {
                    case "usd", "aud", "cad", "hkd", "nzd", "sgd" -> "$";
                    case "eur" -> "€";
                    case "gbp" -> "£";
                    case "jpy" -> "¥";
                    default -> "";
                };
        return symbol
                + BigDecimal.valueOf(amount, decimals(currency)).toPlainString()
                + " "
                + currency;
    }
}
