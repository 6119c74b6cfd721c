package io.gerbang.events;

/**
 * An immutable fact about one aggregate. Each {@link Topic} carries the events of one record or of
 * one sealed interface.
 */
public interface Event {}
