package io.gerbang.authorization.domain;

/**
 * A response code in Stripe's words.
 *
 * <p>The response codes are those of ISO 8583:1987, field 39, with the card schemes' N7 and 1A; the
 * words those of Stripe's lists of error codes and decline codes. What is not in the table is a
 * generic decline.
 *
 * @param code Stripe's error code
 * @param declineCode Stripe's decline code
 */
public record IssuerRefusal(String code, String declineCode) {

    static final String PROCESSING_ERROR = "processing_error";
    static final String AUTHENTICATION_REQUIRED = "authentication_required";

    /** The issuer wants the cardholder authenticated first: not a final no. */
    static final String AUTHENTICATION_WANTED = "1A";

    /** The words for a response code other than approval. */
    public static IssuerRefusal of(String responseCode) {
        return switch (responseCode) {
            case "01", "02" -> declined("call_issuer");
            case "04", "07" -> declined("pickup_card");
            case "12", "57", "58" -> declined("transaction_not_allowed");
            case "13" -> declined("invalid_amount");
            case "14" -> both("incorrect_number");
            case "15" -> declined("invalid_account");
            case "41" -> declined("lost_card");
            case "43" -> declined("stolen_card");
            case "51" -> declined("insufficient_funds");
            case "54" -> both("expired_card");
            case "59" -> declined("fraudulent");
            case "61" -> declined("withdrawal_count_limit_exceeded");
            case "62" -> declined("restricted_card");
            case "65" -> declined("card_velocity_exceeded");
            case AUTHENTICATION_WANTED -> both(AUTHENTICATION_REQUIRED);
            case "82", "N7" -> both("incorrect_cvc");
            case "91", "96" -> both(PROCESSING_ERROR);
            default -> declined("generic_decline");
        };
    }

    /** Stripe's {@code failure_reason} of a refund that was answered with a response code. */
    public static String refundFailure(String responseCode) {
        return switch (responseCode) {
            case "41", "43" -> "lost_or_stolen_card";
            case "14", "54" -> "expired_or_canceled_card";
            case "51" -> "insufficient_funds";
            default -> "declined";
        };
    }

    /**
     * Whether the issuer approves after all, but with identification, in part, as a very important
     * person's, or with an update of track 3: not what it was asked for, and so not taken.
     */
    static boolean approvesOtherwise(String responseCode) {
        return switch (responseCode) {
            case "08", "10", "11", "16" -> true;
            default -> false;
        };
    }

    private static IssuerRefusal declined(String declineCode) {
        return new IssuerRefusal("card_declined", declineCode);
    }

    private static IssuerRefusal both(String code) {
        return new IssuerRefusal(code, code);
    }
}
