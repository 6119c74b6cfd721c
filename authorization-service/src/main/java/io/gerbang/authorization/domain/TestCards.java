package io.gerbang.authorization.domain;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Stripe's published names of test cards, which stand for numbers in test mode.
 *
 * @see <a href="https://docs.stripe.com/testing">Stripe: testing</a>
 */
public final class TestCards {

    /** When they all expire; checkout-service, which tells merchants of them, says the same. */
    public static final YearMonth EXPIRY = YearMonth.of(2034, 12);

    /** What is published of a number. */
    private record Facts(String funding, String country) {}

    private static final Map<String, CardNumber> NUMBERS = new HashMap<>();
    private static final Map<CardNumber, Facts> FACTS = new HashMap<>();

    static {
        brands();
        nameless();
        countries();
        balances();
        declines();
        checks();
        authentication();
    }

    private TestCards() {}

    /** The number behind a name; empty where the name is not published. */
    public static Optional<CardNumber> number(String name) {
        return Optional.ofNullable(NUMBERS.get(name));
    }

    /** The number behind the name of a test token, such as {@code tok_visa}. */
    public static Optional<CardNumber> ofToken(String name) {
        return name.startsWith("tok_") ? number("pm_card_" + name.substring(4)) : Optional.empty();
    }

    /** The funding of a number: what is published of the test numbers, else {@code unknown}. */
    public static String funding(CardNumber number) {
        return Optional.ofNullable(FACTS.get(number)).map(Facts::funding).orElse("unknown");
    }

    /** The country of issue, known of the test numbers only. */
    public static Optional<String> country(CardNumber number) {
        return Optional.ofNullable(FACTS.get(number)).map(Facts::country);
    }

    private static void brands() {
        put("pm_card_visa", "4242424242424242");
        put("pm_card_visa_debit", "4000056655665556", "debit", "US");
        put("pm_card_mastercard", "5555555555554444");
        put("pm_card_mastercard_debit", "5200828282828210", "debit", "US");
        put("pm_card_mastercard_prepaid", "5105105105105100", "prepaid", "US");
        put("pm_card_amex", "378282246310005");
        put("pm_card_discover", "6011111111111117");
        put("pm_card_diners", "3056930009020004");
        put("pm_card_jcb", "3566002020360505", "credit", "JP");
        put("pm_card_unionpay", "6200000000000005");
        put("pm_card_debit_visaFsaProductCode", "4000051230000072", "debit", "US");
        put("pm_card_debit_visaHsaProductCode", "4000051230000072", "debit", "US");
        put("pm_card_mastercard_debit_mastercardFsaProductCode", "5200828282828897", "debit", "US");
    }

    /** Published by their numbers alone. */
    private static void nameless() {
        publish("4012888888881881", "credit", "US");
        publish("2223003122003222", "credit", "US");
        publish("371449635398431", "credit", "US");
        publish("6011000990139424", "credit", "US");
        publish("6011981111111113", "debit", "US");
        publish("3530111333300000", "credit", "JP");
        publish("4000006820000007", "credit", "SA");
    }

    private static void countries() {
        put("pm_card_us", "4242424242424242");
        country("ar", "4000000320000021");
        country("br", "4000000760000002");
        country("ca", "4000001240000000");
        country("cl", "4000001520000001");
        country("co", "4000001700000003");
        country("cr", "4000001880000005");
        country("ec", "4000002180000000");
        country("mx", "4000004840008001");
        country("pa", "4000005910000000");
        country("py", "4000006000000066");
        country("pe", "4000006040000068");
        country("uy", "4000008580000003");
        country("ae", "4000007840000001");
        country("at", "4000000400000008");
        country("be", "4000000560000004");
        country("bg", "4000001000000000");
        country("by", "4000001120000005");
        country("hr", "4000001910000009");
        country("cy", "4000001960000008");
        country("cz", "4000002030000002");
        country("dk", "4000002080000001");
        country("ee", "4000002330000009");
        country("fi", "4000002460000001");
        country("fr", "4000002500000003");
        country("de", "4000002760000016");
        country("gi", "4000002920000005");
        country("gr", "4000003000000030");
        country("hu", "4000003480000005");
        country("ie", "4000003720000005");
        country("it", "4000003800000008");
        country("lv", "4000004280000005");
        country("li", "4000004380000004");
        country("lt", "4000004400000000");
        country("lu", "4000004420000006");
        country("mt", "4000004700000007");
        country("nl", "4000005280000002");
        country("no", "4000005780000007");
        country("pl", "4000006160000005");
        country("pt", "4000006200000007");
        country("ro", "4000006420000001");
        country("si", "4000007050000006");
        country("sk", "4000007030000001");
        country("es", "4000007240000007");
        country("se", "4000007520000008");
        country("ch", "4000007560000009");
        country("gb", "4000008260000000");
        country("au", "4000000360000006");
        country("cn", "4000001560000002");
        country("hk", "4000003440000004");
        country("in", "4000003560000008");
        country("jp", "4000003920000003");
        country("my", "4000004580000002");
        country("nz", "4000005540000008");
        country("sg", "4000007020000003");
        country("tw", "4000001580000008");
        put("pm_card_ae_mastercard", "5200007840000022", "credit", "AE");
        put("pm_card_gb_debit", "4000058260000005", "debit", "GB");
        put("pm_card_gb_mastercard", "5555558265554449", "credit", "GB");
        put("pm_card_th_credit", "4000007640000003", "credit", "TH");
        put("pm_card_th_debit", "4000057640000008", "debit", "TH");
    }

    private static void balances() {
        put("pm_card_bypassPending", "4000000000000077");
        put("pm_card_bypassPendingInternational", "4000003720000278", "credit", "IE");
    }

    private static void declines() {
        put("pm_card_chargeDeclined", "4000000000000002");
        put("pm_card_visa_chargeDeclined", "4000000000000002");
        put("pm_card_chargeDeclinedInsufficientFunds", "4000000000009995");
        put("pm_card_visa_chargeDeclinedInsufficientFunds", "4000000000009995");
        put("pm_card_visa_chargeDeclinedLostCard", "4000000000009987");
        put("pm_card_visa_chargeDeclinedStolenCard", "4000000000009979");
        put("pm_card_chargeDeclinedExpiredCard", "4000000000000069");
        put("pm_card_chargeDeclinedIncorrectCvc", "4000000000000127");
        put("pm_card_chargeDeclinedProcessingError", "4000000000000119");
        put("pm_card_visa_chargeDeclinedVelocityLimitExceeded", "4000000000006975");
        put("pm_card_chargeCustomerFail", "4000000000000341");
        put("pm_card_refundFail", "4000000000005126");
    }

    /** Of risk, CVC and address. */
    private static void checks() {
        put("pm_card_riskLevelElevated", "4000000000009235");
        put("pm_card_riskLevelHighest", "4000000000004954");
        put("pm_card_radarBlock", "4100000000000019");
        put("pm_card_cvcCheckFail", "4000000000000101");
        put("pm_card_avsFail", "4000000000000010");
        put("pm_card_avsLine1Fail", "4000000000000028");
        put("pm_card_avsZipFail", "4000000000000036");
        put("pm_card_avsUnchecked", "4000000000000044");
    }

    private static void authentication() {
        put("pm_card_threeDSecure2Required", "4000000000003220");
        put("pm_card_threeDSecureRequired", "4000000000003063");
        put("pm_card_threeDSecureRequiredChargeDeclined", "4000008400001629");
        put("pm_card_threeDSecureRequiredProcessingError", "4000008400001280");
        put("pm_card_threeDSecureOptional", "4000000000003055");
        put("pm_card_threeDSecureOptionalProcessingError", "4000000000003097");
        put("pm_card_amex_threeDSecureNotSupported", "378282246310005");
        put("pm_card_authenticationRequiredOnSetup", "4000002500003155");
        put("pm_card_authenticationRequired", "4000002760003184");
        put("pm_card_authenticationRequiredChargeDeclinedInsufficientFunds", "4000008260003178");
        put("pm_card_authenticationRequiredSetupForOffSession", "4000003800000446");
    }

    /** A country's credit card is named by the country's code. */
    private static void country(String code, String digits) {
        put("pm_card_" + code, digits, "credit", code.toUpperCase(Locale.ROOT));
    }

    private static void put(String name, String digits) {
        put(name, digits, "credit", "US");
    }

    private static void put(String name, String digits, String funding, String country) {
        NUMBERS.put(name, publish(digits, funding, country));
    }

    private static CardNumber publish(String digits, String funding, String country) {
        var number = new CardNumber(digits);
        FACTS.put(number, new Facts(funding, country));
        return number;
    }
}
