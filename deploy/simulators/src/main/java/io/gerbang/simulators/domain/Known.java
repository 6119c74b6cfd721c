package io.gerbang.simulators.domain;

import org.jspecify.annotations.Nullable;

/**
 * What the issuer has on file about a request.
 *
 * @param answer what the same message was answered before
 * @param hold what the authorization that it is about holds
 * @param account the account of the card, or of the hold
 * @param authenticated whether the request proves that its cardholder was authenticated
 * @param agreed whether the cardholder agreed to be charged by this merchant while away
 */
public record Known(
        @Nullable Answer answer,
        @Nullable Hold hold,
        @Nullable Account account,
        boolean authenticated,
        boolean agreed) {}
