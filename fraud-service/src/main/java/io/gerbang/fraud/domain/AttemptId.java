package io.gerbang.fraud.domain;

/**
 * Names an attempt, and with it the one screening that it has.
 *
 * @param paymentId pi_…
 * @param number counted from 1
 */
public record AttemptId(String paymentId, int number) {}
