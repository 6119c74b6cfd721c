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
                    "4012888888881881",
                    "4000056655665556",
                    "4000051230000072",
                    "5555555555554444",
                    "2223003122003222",
                    "5200828282828210",
                    "5200828282828897",
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
                    "4000000000000077",
                    "4000003720000278",
                    "4000000000000259",
                    "4000000000009235",
                    "4000000000004954",
                    "4000000000000010",
                    "4000000000000028",
                    "4000000000000036",
                    "4000000000000044",
                    CVC_CHECK_FAILS,
                    WITHOUT_REFUNDS,
                    "4811111111111114",
                    "4411111111111118");

    /** Stripe's cards by country. */
    private static final Set<String> APPROVED_ABROAD =
            Set.of(
                    "4000000320000021",
                    "4000000760000002",
                    "4000001240000000",
                    "4000001520000001",
                    "4000001700000003",
                    "4000001880000005",
                    "4000002180000000",
                    "4000004840008001",
                    "4000005910000000",
                    "4000006000000066",
                    "4000006040000068",
                    "4000008580000003",
                    "4000007840000001",
                    "5200007840000022",
                    "4000000400000008",
                    "4000000560000004",
                    "4000001000000000",
                    "4000001120000005",
                    "4000001910000009",
                    "4000001960000008",
                    "4000002030000002",
                    "4000002080000001",
                    "4000002330000009",
                    "4000002460000001",
                    "4000002500000003",
                    "4000002760000016",
                    "4000002920000005",
                    "4000003000000030",
                    "4000003480000005",
                    "4000003720000005",
                    "4000003800000008",
                    "4000004280000005",
                    "4000004380000004",
                    "4000004400000000",
                    "4000004420000006",
                    "4000004700000007",
                    "4000005280000002",
                    "4000005780000007",
                    "4000006160000005",
                    "4000006200000007",
                    "4000006420000001",
                    "4000006820000007",
                    "4000007050000006",
                    "4000007030000001",
                    "4000007240000007",
                    "4000007520000008",
                    "4000007560000009",
                    "4000008260000000",
                    "4000058260000005",
                    "5555558265554449",
                    "4000000360000006",
                    "4000001560000002",
                    "4000003440000004",
                    "4000003560000008",
                    "4000003920000003",
                    "3530111333300000",
                    "4000004580000002",
                    "4000005540000008",
                    "4000007020000003",
                    "4000001580000008",
                    "4000007640000003",
                    "4000057640000008");

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
                || APPROVED_ABROAD.contains(number)
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
