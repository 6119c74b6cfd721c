package io.gerbang.checkout.domain;

import io.gerbang.events.CardFacts;
import io.gerbang.events.PaymentMethodFacts;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The names under which Stripe publishes test cards. What a name stands for is known here as far as
 * it may be known outside the vault; the number behind it is authorization-service's.
 *
 * @see <a href="https://docs.stripe.com/testing">Stripe: testing</a>
 */
public final class TestCards {

    private static final int EXPIRY_MONTH = 12;
    private static final int EXPIRY_YEAR = 2034;

    private static final Map<String, CardFacts> CARDS = new HashMap<>();

    static {
        brands();
        countries();
        balances();
        declines();
        checks();
        authentication();
    }

    private TestCards() {}

    /** What a name stands for; its id is given by each attempt that uses it. */
    public static Optional<PaymentMethod> named(String name) {
        return Optional.ofNullable(CARDS.get(name))
                .map(card ->
                        new PaymentMethod(
                                new PaymentMethodFacts(name, "card", card, name),
                                BillingDetails.NONE));
    }

    private static void brands() {
        put("pm_card_visa", "visa", "424242", "4242", "credit");
        put("pm_card_visa_debit", "visa", "400005", "5556", "debit");
        put("pm_card_mastercard", "mastercard", "555555", "4444", "credit");
        put("pm_card_mastercard_debit", "mastercard", "520082", "8210", "debit");
        put("pm_card_mastercard_prepaid", "mastercard", "510510", "5100", "prepaid");
        put("pm_card_amex", "amex", "378282", "0005", "credit");
        put("pm_card_discover", "discover", "601111", "1117", "credit");
        put("pm_card_diners", "diners", "305693", "0004", "credit");
        put("pm_card_jcb", "jcb", "356600", "0505", "credit", "JP");
        put("pm_card_unionpay", "unionpay", "620000", "0005", "credit");
        put("pm_card_debit_visaFsaProductCode", "visa", "400005", "0072", "debit");
        put("pm_card_debit_visaHsaProductCode", "visa", "400005", "0072", "debit");
        put(
                "pm_card_mastercard_debit_mastercardFsaProductCode",
                "mastercard",
                "520082",
                "8897",
                "debit");
    }

    private static void countries() {
        put("pm_card_us", "visa", "424242", "4242", "credit");
        country("ar", "0021");
        country("br", "0002");
        country("ca", "0000");
        country("cl", "0001");
        country("co", "0003");
        country("cr", "0005");
        country("ec", "0000");
        country("mx", "8001");
        country("pa", "0000");
        country("py", "0066");
        country("pe", "0068");
        country("uy", "0003");
        country("ae", "0001");
        country("at", "0008");
        country("be", "0004");
        country("bg", "0000");
        country("by", "0005");
        country("hr", "0009");
        country("cy", "0008");
        country("cz", "0002");
        country("dk", "0001");
        country("ee", "0009");
        country("fi", "0001");
        country("fr", "0003");
        country("de", "0016");
        country("gi", "0005");
        country("gr", "0030");
        country("hu", "0005");
        country("ie", "0005");
        country("it", "0008");
        country("lv", "0005");
        country("li", "0004");
        country("lt", "0000");
        country("lu", "0006");
        country("mt", "0007");
        country("nl", "0002");
        country("no", "0007");
        country("pl", "0005");
        country("pt", "0007");
        country("ro", "0001");
        country("si", "0006");
        country("sk", "0001");
        country("es", "0007");
        country("se", "0008");
        country("ch", "0009");
        country("gb", "0000");
        country("au", "0006");
        country("cn", "0002");
        country("hk", "0004");
        country("in", "0008");
        country("jp", "0003");
        country("my", "0002");
        country("nz", "0008");
        country("sg", "0003");
        country("tw", "0008");
        put("pm_card_ae_mastercard", "mastercard", "520000", "0022", "credit", "AE");
        put("pm_card_gb_debit", "visa", "400005", "0005", "debit", "GB");
        put("pm_card_gb_mastercard", "mastercard", "555555", "4449", "credit", "GB");
        put("pm_card_th_credit", "visa", "400000", "0003", "credit", "TH");
        put("pm_card_th_debit", "visa", "400005", "0008", "debit", "TH");
    }

    /** Their money is pending as any other: settlement-service knows of no card. */
    private static void balances() {
        visa("pm_card_bypassPending", "0077");
        put("pm_card_bypassPendingInternational", "visa", "400000", "0278", "credit", "IE");
    }

    private static void declines() {
        visa("pm_card_chargeDeclined", "0002");
        visa("pm_card_visa_chargeDeclined", "0002");
        visa("pm_card_chargeDeclinedInsufficientFunds", "9995");
        visa("pm_card_visa_chargeDeclinedInsufficientFunds", "9995");
        visa("pm_card_visa_chargeDeclinedLostCard", "9987");
        visa("pm_card_visa_chargeDeclinedStolenCard", "9979");
        visa("pm_card_chargeDeclinedExpiredCard", "0069");
        visa("pm_card_chargeDeclinedIncorrectCvc", "0127");
        visa("pm_card_chargeDeclinedProcessingError", "0119");
        visa("pm_card_visa_chargeDeclinedVelocityLimitExceeded", "6975");
        visa("pm_card_chargeCustomerFail", "0341");
        visa("pm_card_refundFail", "5126");
    }

    /** Of risk, CVC and address. */
    private static void checks() {
        visa("pm_card_riskLevelElevated", "9235");
        visa("pm_card_riskLevelHighest", "4954");
        put("pm_card_radarBlock", "visa", "410000", "0019", "credit");
        visa("pm_card_cvcCheckFail", "0101");
        visa("pm_card_avsFail", "0010");
        visa("pm_card_avsLine1Fail", "0028");
        visa("pm_card_avsZipFail", "0036");
        visa("pm_card_avsUnchecked", "0044");
    }

    private static void authentication() {
        visa("pm_card_threeDSecure2Required", "3220");
        visa("pm_card_threeDSecureRequired", "3063");
        visa("pm_card_threeDSecureRequiredChargeDeclined", "1629");
        visa("pm_card_threeDSecureRequiredProcessingError", "1280");
        visa("pm_card_threeDSecureOptional", "3055");
        visa("pm_card_threeDSecureOptionalProcessingError", "3097");
        put("pm_card_amex_threeDSecureNotSupported", "amex", "378282", "0005", "credit");
        visa("pm_card_authenticationRequiredOnSetup", "3155");
        visa("pm_card_authenticationRequired", "3184");
        visa("pm_card_authenticationRequiredChargeDeclinedInsufficientFunds", "3178");
        visa("pm_card_authenticationRequiredSetupForOffSession", "0446");
    }

    /** A country's credit card is a Visa, and named by the country's code. */
    private static void country(String code, String last4) {
        var country = code.toUpperCase(Locale.ROOT);
        put("pm_card_" + code, "visa", "400000", last4, "credit", country);
    }

    private static void visa(String name, String last4) {
        put(name, "visa", "400000", last4, "credit");
    }

    private static void put(String name, String brand, String bin, String last4, String funding) {
        put(name, brand, bin, last4, funding, "US");
    }

    private static void put(
            String name, String brand, String bin, String last4, String funding, String country) {
        CARDS.put(
                name,
                new CardFacts(
                        brand, bin, last4, EXPIRY_MONTH, EXPIRY_YEAR, funding, country, null));
    }
}
