package io.gerbang.authorization.domain;

/** What the issuer's side says to a request to authenticate a cardholder. */
public sealed interface AuthenticationAnswer {

    /**
     * The shopper is to answer the issuer first.
     *
     * @param url the issuer's page
     * @param request what the page is told (CReq, base64url)
     */
    record Challenge(String url, String request) implements AuthenticationAnswer {}

    /** The shopper has not answered yet. */
    record Open() implements AuthenticationAnswer {}

    /** Nobody can be asked: the card was erased meanwhile. */
    record CardErased() implements AuthenticationAnswer {}

    record Decided(AuthenticationResult result) implements AuthenticationAnswer {}
}
