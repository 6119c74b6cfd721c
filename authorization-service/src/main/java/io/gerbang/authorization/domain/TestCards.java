package io.gerbang.authorization.domain;

import java.util.Map;
import java.util.Optional;

/** Stripe's published names of test cards, which stand for numbers in test mode. */
public final class TestCards {

    private static final Map<String, String> NUMBERS =
            Map.ofEntries(
                    Map.entry("pm_card_visa", "4242424242424242"),
                    Map.entry("pm_card_visa_debit", "4000056655665556"),
                    Map.entry("pm_card_mastercard", "5555555555554444"),
                    Map.entry("pm_card_mastercard_debit", "5200828282828210"),
                    Map.entry("pm_card_mastercard_prepaid", "5105105105105100"),
                    Map.entry("pm_card_amex", "378282246310005"),
                    Map.entry("pm_card_discover", "6011111111111117"),
                    Map.entry("pm_card_diners", "3056930009020004"),
                    Map.entry("pm_card_jcb", "3566002020360505"),
                    Map.entry("pm_card_unionpay", "6200000000000005"),
                    Map.entry("pm_card_chargeDeclined", "4000000000000002"),
                    Map.entry("pm_card_visa_chargeDeclined", "4000000000000002"),
                    Map.entry("pm_card_chargeDeclinedInsufficientFunds", "4000000000009995"),
                    Map.entry("pm_card_visa_chargeDeclinedInsufficientFunds", "4000000000009995"),
                    Map.entry("pm_card_visa_chargeDeclinedLostCard", "4000000000009987"),
                    Map.entry("pm_card_visa_chargeDeclinedStolenCard", "4000000000009979"),
                    Map.entry("pm_card_chargeDeclinedExpiredCard", "4000000000000069"),
                    Map.entry("pm_card_chargeDeclinedIncorrectCvc", "4000000000000127"),
                    Map.entry("pm_card_chargeDeclinedProcessingError", "4000000000000119"),
                    Map.entry(
                            "pm_card_visa_chargeDeclinedVelocityLimitExceeded", "4000000000006975"),
                    Map.entry("pm_card_chargeCustomerFail", "4000000000000341"),
                    Map.entry("pm_card_cvcCheckFail", "4000000000000101"),
                    Map.entry("pm_card_refundFail", "4000000000005126"),
                    Map.entry("pm_card_riskLevelHighest", "4000000000004954"),
                    Map.entry("pm_card_radarBlock", "4100000000000019"),
                    Map.entry("pm_card_riskLevelElevated", "4000000000009235"),
                    Map.entry("pm_card_threeDSecure2Required", "4000000000003220"),
                    Map.entry("pm_card_threeDSecureRequired", "4000000000003063"),
                    Map.entry("pm_card_threeDSecureRequiredChargeDeclined", "4000008400001629"),
                    Map.entry("pm_card_threeDSecureRequiredProcessingError", "4000008400001280"),
                    Map.entry("pm_card_threeDSecureOptional", "4000000000003055"),
                    Map.entry("pm_card_threeDSecureOptionalProcessingError", "4000000000003097"),
                    Map.entry("pm_card_amex_threeDSecureNotSupported", "378282246310005"),
                    Map.entry("pm_card_authenticationRequiredOnSetup", "4000002500003155"),
                    Map.entry("pm_card_authenticationRequired", "4000002760003184"),
                    Map.entry(
                            "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds",
                            "4000008260003178"),
                    Map.entry(
                            "pm_card_authenticationRequiredSetupForOffSession",
                            "4000003800000446"));

    private static final Map<String, String> FUNDING =
            Map.of(
                    "4000056655665556", "debit",
                    "5200828282828210", "debit",
                    "5105105105105100", "prepaid");

    private TestCards() {}

    /** The number behind a name; empty where the name is not published. */
    public static Optional<CardNumber> number(String name) {
        return Optional.ofNullable(NUMBERS.get(name)).map(CardNumber::new);
    }

    /** The number behind the name of a test token, such as {@code tok_visa}. */
    public static Optional<CardNumber> ofToken(String name) {
        return name.startsWith("tok_") ? number("pm_card_" + name.substring(4)) : Optional.empty();
    }

    /** The funding of a number: what is published of the test numbers, else {@code unknown}. */
    public static String funding(CardNumber number) {
        var published = NUMBERS.containsValue(number.digits()) ? "credit" : "unknown";
        return FUNDING.getOrDefault(number.digits(), published);
    }

    /** The country of issue, known of the test numbers only. */
    public static Optional<String> country(CardNumber number) {
        return NUMBERS.containsValue(number.digits()) ? Optional.of("US") : Optional.empty();
    }
}
