package io.gerbang.authorization.application;

/**
 * This process.
 *
 * @param slot the instance's stable name, which a restarted process has again
 * @param boot which life of it this is: never the same twice
 */
public record Instance(String slot, long boot) {}
