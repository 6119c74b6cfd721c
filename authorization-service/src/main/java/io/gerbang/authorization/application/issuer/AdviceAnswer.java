package io.gerbang.authorization.application.issuer;

/** What the network says to an advice: a capture or a reversal. */
public sealed interface AdviceAnswer {

    /** The host has taken note. A reversal that finds nothing held is acknowledged too. */
    record Acknowledged() implements AdviceAnswer {}

    /**
     * @param responseCode field 39
     */
    record Refused(String responseCode) implements AdviceAnswer {}

    /** Nothing came in time, or nothing final: the advice must be repeated until that comes. */
    record NoAnswer() implements AdviceAnswer {}
}
