package io.gerbang.settlement.application;

/** Port: has due settlements run at once rather than at the timer's next turn. */
@FunctionalInterface
public interface Alarm {

    void ring();
}
