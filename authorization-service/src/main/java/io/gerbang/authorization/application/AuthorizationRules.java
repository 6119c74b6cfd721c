package io.gerbang.authorization.application;

import io.gerbang.authorization.domain.RetrySchedule;
import java.time.Duration;

/**
 * The times and limits that authorization goes by.
 *
 * @param holdLife how long an issuer holds an amount
 * @param inquiries the pauses before each time that an issuer which did not answer is asked again
 * @param messages the pauses before each repeat of a message that was not answered
 * @param patience how long an attempt, an inquiry or a message may be under way before somebody
 *     else looks after it; longer than the network's own timeout with all tries
 * @param memory how long a late approval is recognized
 * @param offers what card brands offer
 * @param challengeLife how long a shopper may take to answer the issuer's challenge
 */
public record AuthorizationRules(
        Duration holdLife,
        RetrySchedule inquiries,
        RetrySchedule messages,
        Duration patience,
        Duration memory,
        HoldOffers offers,
        Duration challengeLife) {}
