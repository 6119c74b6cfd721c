package io.gerbang.simulators.domain;

/**
 * What the issuer says to a request.
 *
 * @param responseCode field 39
 * @param approvalCode field 38, empty unless approved
 * @param cvcResult M match, N no match, P not processed
 */
public record Answer(String responseCode, String approvalCode, String cvcResult) {

    public static final String CVC_MATCH = "M";
    public static final String CVC_NO_MATCH = "N";
    public static final String CVC_NOT_PROCESSED = "P";

    public static Answer refused(String responseCode) {
        return new Answer(responseCode, "", CVC_NOT_PROCESSED);
    }

    public boolean isApproved() {
        return responseCode.equals(ResponseCode.APPROVED);
    }
}
