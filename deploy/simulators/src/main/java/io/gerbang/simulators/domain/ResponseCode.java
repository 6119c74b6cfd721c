package io.gerbang.simulators.domain;

/** Field 39 of ISO 8583:1987, as far as the issuer uses it. */
public final class ResponseCode {

    public static final String APPROVED = "00";
    public static final String DO_NOT_HONOR = "05";
    public static final String INVALID_TRANSACTION = "12";
    public static final String INVALID_AMOUNT = "13";
    public static final String INVALID_CARD_NUMBER = "14";
    public static final String NO_RECORD = "25";
    public static final String FORMAT_ERROR = "30";
    public static final String LOST_CARD = "41";
    public static final String STOLEN_CARD = "43";
    public static final String INSUFFICIENT_FUNDS = "51";
    public static final String EXPIRED_CARD = "54";
    public static final String VELOCITY_EXCEEDED = "65";
    public static final String INCORRECT_CVC = "82";
    public static final String SYSTEM_MALFUNCTION = "96";

    /** The card schemes': the cardholder must be authenticated first. */
    public static final String AUTHENTICATION_REQUIRED = "1A";

    private ResponseCode() {}
}
