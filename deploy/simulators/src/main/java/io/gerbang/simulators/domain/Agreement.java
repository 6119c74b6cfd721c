package io.gerbang.simulators.domain;

/**
 * That a cardholder lets a merchant take payments in the cardholder's absence.
 *
 * @param accountId of the card
 * @param merchant the card acceptor, field 42
 */
public record Agreement(String accountId, String merchant) {}
