package io.gerbang.simulators.domain;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The published test numbers of 3-D Secure, and a BIN whose next digit chooses what happens. */
public final class ThreeDSecureCards {

    /** How the access control server takes a cardholder. */
    public enum Enrolment {
        NOT_ENROLLED,
        CHALLENGED,
        FRICTIONLESS,
        ATTEMPTED,
        REJECTED,
        UNAVAILABLE
    }

    /** Numbers of this BIN have an unlimited credit line. */
    static final String BIN = "445656";

    /** Stripe's card that is set up for payments without its cardholder from the start. */
    private static final String AGREED = "4000003800000446";

    /** Stripe's card that is so once it was verified with its cardholder there. */
    private static final String AGREEING = "4000002500003155";

    private static final String WITHOUT_FUNDS_ONCE_AUTHENTICATED = "4000008260003178";
    private static final String DECLINED_ONCE_AUTHENTICATED = "4000008400001629";
    private static final String LOOKUP_FAILS = "4000008400001280";

    private static final Set<String> DEMANDING =
            Set.of(
                    "4000000000003220",
                    "4000000000003063",
                    AGREEING,
                    "4000002760003184",
                    WITHOUT_FUNDS_ONCE_AUTHENTICATED,
                    AGREED,
                    DECLINED_ONCE_AUTHENTICATED,
                    LOOKUP_FAILS);

    private static final Map<String, Enrolment> ENROLLED =
            Map.of(
                    LOOKUP_FAILS,
                    Enrolment.UNAVAILABLE,
                    "4000000000003097",
                    Enrolment.UNAVAILABLE,
                    "4000000000003055",
                    Enrolment.CHALLENGED,
                    "4811111111111114",
                    Enrolment.CHALLENGED,
                    "5211111111111117",
                    Enrolment.CHALLENGED,
                    "4911111111111113",
                    Enrolment.CHALLENGED,
                    "5111111111111118",
                    Enrolment.CHALLENGED);

    private ThreeDSecureCards() {}

    public static Enrolment enrolment(String number) {
        if (number.startsWith(BIN)) {
            return switch (number.charAt(BIN.length())) {
                case '1' -> Enrolment.FRICTIONLESS;
                case '2' -> Enrolment.ATTEMPTED;
                case '3' -> Enrolment.REJECTED;
                case '4' -> Enrolment.UNAVAILABLE;
                case '5' -> Enrolment.NOT_ENROLLED;
                default -> Enrolment.CHALLENGED;
            };
        }
        return ENROLLED.getOrDefault(
                number, DEMANDING.contains(number) ? Enrolment.CHALLENGED : Enrolment.NOT_ENROLLED);
    }

    /** Whether the issuer refuses a payment for the want of authentication. */
    static boolean demandsAuthentication(String number) {
        return DEMANDING.contains(number);
    }

    /** Whether the cardholder agreed to payments in the absence of the cardholder. */
    static boolean isAgreed(String number) {
        return number.equals(AGREED);
    }

    /** Whether a verification with its cardholder is such an agreement with the merchant. */
    public static boolean agreesByVerification(String number) {
        return number.equals(AGREEING);
    }

    static Optional<String> refusalOnceAuthenticated(String number) {
        return switch (number) {
            case WITHOUT_FUNDS_ONCE_AUTHENTICATED -> Optional.of(ResponseCode.INSUFFICIENT_FUNDS);
            case DECLINED_ONCE_AUTHENTICATED -> Optional.of(ResponseCode.DO_NOT_HONOR);
            default -> Optional.empty();
        };
    }

    static boolean isUnlimited(String number) {
        return number.startsWith(BIN)
                || DEMANDING.contains(number)
                || ENROLLED.containsKey(number) && TestCards.refusal(number).isEmpty();
    }
}
