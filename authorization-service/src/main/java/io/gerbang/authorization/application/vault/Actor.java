package io.gerbang.authorization.application.vault;

/**
 * The operator who has something done.
 *
 * @param origin the address that the request came from
 */
public record Actor(String name, String origin) {}
