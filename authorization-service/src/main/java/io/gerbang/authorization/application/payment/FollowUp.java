package io.gerbang.authorization.application.payment;

import io.gerbang.authorization.application.vault.PaymentCard;
import java.util.List;

/**
 * What is to be said to the network once a transaction has committed.
 *
 * @param authorizations issuers to ask for the first time
 * @param messages messages whose turn it is
 * @param authentications cardholders to authenticate
 */
record FollowUp(
        List<AuthorizationCall> authorizations,
        List<NetworkMessage> messages,
        List<AuthenticationCall> authentications) {

    static final FollowUp NONE = new FollowUp(List.of(), List.of(), List.of());

    /** What an issuer is asked, and with which card. */
    record AuthorizationCall(Asked asked, PaymentCard card) {}
}
