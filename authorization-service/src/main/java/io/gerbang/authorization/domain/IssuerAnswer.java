package io.gerbang.authorization.domain;

/** What the issuer says to a request. */
public sealed interface IssuerAnswer {

    /**
     * @param approvalCode ISO 8583 field 38
     */
    record Approved(String approvalCode, CvcCheck cvcCheck) implements IssuerAnswer {}

    /**
     * @param responseCode ISO 8583 field 39
     */
    record Refused(String responseCode, CvcCheck cvcCheck) implements IssuerAnswer {}

    /** Asked again, the issuer knows nothing of the request: it holds and pays nothing. */
    record NoOriginal() implements IssuerAnswer {}

    /**
     * The issuer did not answer.
     *
     * @param sent false where the request certainly never left, so that nothing can be held
     */
    record NoAnswer(boolean sent) implements IssuerAnswer {}
}
