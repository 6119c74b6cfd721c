package io.gerbang.check.secret;

import java.util.Optional;
import java.util.Set;

/**
 * Numbers that can only be cards here: the published test cards of Stripe and Midtrans, and valid
 * numbers of the BINs that the simulated issuer gives out. Any other row of digits may be anything.
 */
final class CardNumbers {
    private static final Set<String> ISSUED_BINS = Set.of("445653", "445654", "445655");
    private static final int BIN_LENGTH = 6;
    private static final int ISSUED_LENGTH = 16;
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    private static final Set<String> PUBLISHED =
            Set.of(
                    "2223003122003222",
                    "3056930009020004",
                    "3530111333300000",
                    "3566002020360505",
                    "36227206271667",
                    "371449635398431",
                    "378282246310005",
                    "4000000000000002",
                    "4000000000000010",
                    "4000000000000028",
                    "4000000000000036",
                    "4000000000000044",
                    "4000000000000069",
                    "4000000000000077",
                    "4000000000000101",
                    "4000000000000119",
                    "4000000000000127",
                    "4000000000000259",
                    "4000000000000341",
                    "4000000000003055",
                    "4000000000003063",
                    "4000000000003097",
                    "4000000000003220",
                    "4000000000004954",
                    "4000000000005126",
                    "4000000000006975",
                    "4000000000009235",
                    "4000000000009979",
                    "4000000000009987",
                    "4000000000009995",
                    "4000000320000021",
                    "4000000360000006",
                    "4000000400000008",
                    "4000000560000004",
                    "4000000760000002",
                    "4000001000000000",
                    "4000001120000005",
                    "4000001240000000",
                    "4000001520000001",
                    "4000001560000002",
                    "4000001580000008",
                    "4000001700000003",
                    "4000001880000005",
                    "4000001910000009",
                    "4000001960000008",
                    "4000002030000002",
                    "4000002080000001",
                    "4000002180000000",
                    "4000002330000009",
                    "4000002460000001",
                    "4000002500000003",
                    "4000002500003155",
                    "4000002760000016",
                    "4000002760003184",
                    "4000002920000005",
                    "4000003000000030",
                    "4000003440000004",
                    "4000003480000005",
                    "4000003560000008",
                    "4000003720000005",
                    "4000003720000278",
                    "4000003800000008",
                    "4000003800000446",
                    "4000003920000003",
                    "4000004280000005",
                    "4000004380000004",
                    "4000004400000000",
                    "4000004420000006",
                    "4000004580000002",
                    "4000004700000007",
                    "4000004840008001",
                    "4000005280000002",
                    "4000005540000008",
                    "4000005780000007",
                    "4000005910000000",
                    "4000006000000066",
                    "4000006040000068",
                    "4000006160000005",
                    "4000006200000007",
                    "4000006420000001",
                    "4000006820000007",
                    "4000007020000003",
                    "4000007030000001",
                    "4000007050000006",
                    "4000007240000007",
                    "4000007520000008",
                    "4000007560000009",
                    "4000007640000003",
                    "4000007840000001",
                    "4000008260000000",
                    "4000008260003178",
                    "4000008400001280",
                    "4000008400001629",
                    "4000008580000003",
                    "4000051230000072",
                    "4000056655665556",
                    "4000057640000008",
                    "4000058260000005",
                    "4012888888881881",
                    "4100000000000019",
                    "4242424242424242",
                    "4411111111111118",
                    "4811111111111114",
                    "4911111111111113",
                    "5105105105105100",
                    "5111111111111118",
                    "5200007840000022",
                    "5200828282828210",
                    "5200828282828897",
                    "5555555555554444",
                    "5555558265554449",
                    "6011000990139424",
                    "6011111111111117",
                    "6011981111111113",
                    "6200000000000005",
                    "6200000000000047",
                    "6205500000000000004",
                    "6555900000604105");

    private CardNumbers() {}

    /** The card number that begins at a digit, if one does. */
    static Optional<String> at(String digits, int start) {
        var longest = Math.min(LONGEST, digits.length() - start);
        for (int length = SHORTEST; length <= longest; length++) {
            var number = digits.substring(start, start + length);
            if (isCard(number)) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }

    private static boolean isCard(String number) {
        return PUBLISHED.contains(number) || isIssued(number) && hasValidCheckDigit(number);
    }

    private static boolean isIssued(String number) {
        return number.length() == ISSUED_LENGTH
                && ISSUED_BINS.contains(number.substring(0, BIN_LENGTH));
    }

    /** ISO/IEC 7812-1 annex B. */
    private static boolean hasValidCheckDigit(String number) {
        var sum = 0;
        for (int i = 0; i < number.length(); i++) {
            var digit = number.charAt(number.length() - 1 - i) - '0';
            var doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
