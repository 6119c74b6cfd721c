package io.gerbang.simulators.application;

import io.gerbang.simulators.domain.Answer;

/**
 * One decision of the issuer.
 *
 * @param messageKey the same for a message and its repeats
 * @param type message type without its repeat digit, as 0100
 * @param rrn the message's own RRN
 * @param authorizationRrn the RRN of the authorization that it is about
 * @param accountId a keyed hash of the card number; empty where the message named none on file
 * @param cardMasked BIN and last four
 * @param amount minor units
 * @param currency ISO 4217 code
 */
public record JournalEntry(
        String messageKey,
        String type,
        String stan,
        String rrn,
        String authorizationRrn,
        String accountId,
        String cardMasked,
        long amount,
        String currency,
        Answer answer) {}
