package io.gerbang.fraud.domain;

/**
 * Whose payments are judged together: one merchant's, in one mode.
 *
 * @param merchantId acct_…
 * @param livemode false in test mode
 */
public record Tenant(String merchantId, boolean livemode) {}
