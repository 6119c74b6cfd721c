package io.gerbang.checkout.domain;

import io.gerbang.events.CardFacts;
import io.gerbang.events.PaymentMethodFacts;
import java.util.HashMap;
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
        put("pm_card_visa", "visa", "424242", "4242", "credit");
        put("pm_card_visa_debit", "visa", "400005", "5556", "debit");
        put("pm_card_mastercard", "mastercard", "555555", "4444", "credit");
        put("pm_card_mastercard_debit", "mastercard", "520082", "8210", "debit");
        put("pm_card_mastercard_prepaid", "mastercard", "510510", "5100", "prepaid");
        put("pm_card_amex", "amex", "378282", "0005", "credit");
        put("pm_card_discover", "discover", "601111", "1117", "credit");
        put("pm_card_diners", "diners", "305693", "0004", "credit");
        put("pm_card_jcb", "jcb", "356600", "0505", "credit");
        put("pm_card_unionpay", "unionpay", "620000", "0005", "credit");
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
        visa("pm_card_cvcCheckFail", "0101");
        visa("pm_card_refundFail", "5126");
        visa("pm_card_riskLevelElevated", "9235");
        visa("pm_card_riskLevelHighest", "4954");
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
        put("pm_card_radarBlock", "visa", "410000", "0019", "credit");
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

    private static void visa(String name, String last4) {
        put(name, "visa", "400000", last4, "credit");
    }

    private static void put(String name, String brand, String bin, String last4, String funding) {
        CARDS.put(
                name,
                new CardFacts(brand, bin, last4, EXPIRY_MONTH, EXPIRY_YEAR, funding, "US", null));
    }
}
