package io.gerbang.authorization.application.vault;

/** A merchant in one of its two modes: whose row it is. */
public record Tenant(String merchantId, boolean livemode) {}
