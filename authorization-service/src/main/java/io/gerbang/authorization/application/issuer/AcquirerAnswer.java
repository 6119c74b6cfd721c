package io.gerbang.authorization.application.issuer;

/**
 * What the network says to a request: an authorization or a refund.
 *
 * <p>The result of the CVC check is {@code M} (match), {@code N} (no match) or {@code P} (not
 * processed).
 */
public sealed interface AcquirerAnswer {

    /**
     * @param approvalCode field 38
     */
    record Approved(String approvalCode, String cvcResult) implements AcquirerAnswer {}

    /**
     * @param responseCode field 39
     */
    record Refused(String responseCode, String cvcResult) implements AcquirerAnswer {}

    /** A repeat found no original: the host holds and pays nothing. */
    record NoOriginal() implements AcquirerAnswer {}

    /**
     * Nothing came in time, the connection was cut, or what came does not tell what was decided.
     *
     * @param sent false where the message certainly never left, so that the host knows nothing of
     *     it
     */
    record NoAnswer(boolean sent) implements AcquirerAnswer {}
}
