package io.gerbang.simulators.domain;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The published test numbers of Stripe and of Midtrans's sandbox, and the numbers that only this
 * issuer has.
 */
public final class TestCards {

    /** Any number of this BIN with a valid check digit has an unlimited credit line. */
    public static final String UNLIMITED_BIN = "445653";

    /** Accounts with finite funds are opened in this BIN. */
    public static final String FUNDED_BIN = "445654";

    /** The next digit of a number of this BIN chooses a fault. */
    public static final String FAULTY_BIN = "445655";

    /** Stripe's card without funds: an account without a balance, in any currency. */
    public static final String WITHOUT_FUNDS = "4000000000009995";

    /** Stripe's card that pays, and takes no money back. */
    public static final String WITHOUT_REFUNDS = "4000000000005126";

    private static final String CVC_CHECK_FAILS = "4000000000000101";
    private static final String INCORRECT_CVC = "4000000000000127";

    private static final Set<String> APPROVED =
            Set.of(
                    "4242424242424242",
                    "4000056655665556",
                    "5555555555554444",
                    "2223003122003222",
                    "5200828282828210",
                    "5105105105105100",
                    "378282246310005",
                    "371449635398431",
                    "6011111111111117",
                    "6011000990139424",
                    "6011981111111113",
                    "3056930009020004",
                    "36227206271667",
                    "6555900000604105",
                    "3566002020360505",
                    "6200000000000005",
                    "6200000000000047",
                    "6205500000000000004",
                    "4000007020000003",
                    "4000003920000003",
                    "4000000360000006",
                    "4000008260000000",
                    "4000002760000016",
                    "4000000000000077",
                    "4000003720000278",
                    "4000000000000259",
                    "4000000000009235",
                    "4000000000004954",
                    CVC_CHECK_FAILS,
                    WITHOUT_REFUNDS,
                    "4811111111111114",
                    "4411111111111118");

    private static final Map<String, String> REFUSED =
            Map.of(
                    "4000000000000002",
                    ResponseCode.DO_NOT_HONOR,
                    "4000000000000341",
                    ResponseCode.DO_NOT_HONOR,
                    "4911111111111113",
                    ResponseCode.DO_NOT_HONOR,
                    "5111111111111118",
                    ResponseCode.DO_NOT_HONOR,
                    "4000000000009987",
                    ResponseCode.LOST_CARD,
                    "4000000000009979",
                    ResponseCode.STOLEN_CARD,
                    "4000000000000069",
                    ResponseCode.EXPIRED_CARD,
                    INCORRECT_CVC,
                    ResponseCode.INCORRECT_CVC,
                    "4000000000006975",
                    ResponseCode.VELOCITY_EXCEEDED,
                    "4000000000000119",
                    ResponseCode.SYSTEM_MALFUNCTION);

    private TestCards() {}

    /** Whether an account without limit stands behind a number. */
    public static boolean isUnlimited(String number) {
        return APPROVED.contains(number)
                || number.startsWith(UNLIMITED_BIN)
                || number.startsWith(FAULTY_BIN)
                || ThreeDSecureCards.isUnlimited(number);
    }

    static Optional<String> refusal(String number) {
        return Optional.ofNullable(REFUSED.get(number));
    }

    /** The card's CVC never matches, whatever becomes of the payment. */
    static boolean failsCvcCheck(String number) {
        return number.equals(CVC_CHECK_FAILS) || number.equals(INCORRECT_CVC);
    }

    /** The issuer approves although the CVC does not match. */
    static boolean ignoresCvc(String number) {
        return number.equals(CVC_CHECK_FAILS);
    }
}
