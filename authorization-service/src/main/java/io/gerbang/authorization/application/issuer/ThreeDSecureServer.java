package io.gerbang.authorization.application.issuer;

import io.gerbang.authorization.domain.AuthenticationAnswer;
import io.smallrye.mutiny.Uni;

/**
 * Port: authenticates cardholders with their issuers (EMV 3-D Secure). Every method emits exactly
 * one answer and never fails. A repeat is safe at any time: it is the same authentication.
 */
public interface ThreeDSecureServer {

    /** Of the protocol. */
    String VERSION = "2.2.0";

    /** Asks the issuer's access control server to authenticate a cardholder (AReq). */
    Uni<AuthenticationAnswer> authenticate(CardholderAuthentication request);

    /**
     * What came of a challenge (RReq).
     *
     * @param transactionId ours, of the authentication
     */
    Uni<AuthenticationAnswer> result(String transactionId);

    /**
     * The page from which the shopper goes to the challenge, and to which the issuer sends back.
     */
    String page(String merchantId, boolean livemode, String paymentId);
}
