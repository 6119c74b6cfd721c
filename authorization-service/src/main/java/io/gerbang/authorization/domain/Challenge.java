package io.gerbang.authorization.domain;

import java.time.Instant;

/**
 * What a shopper is to answer the issuer.
 *
 * @param url the issuer's page
 * @param request what the page is told (CReq, base64url)
 * @param expiresAt until when an answer counts, by the wall clock: the issuer's session does not
 *     know of test clocks
 */
public record Challenge(String url, String request, Instant expiresAt) {}
