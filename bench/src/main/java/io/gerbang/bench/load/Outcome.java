package io.gerbang.bench.load;

/** How a payment that the bench took ended for the one who asked. */
public sealed interface Outcome {

    /**
     * Money was taken, and the answer said so.
     *
     * @param captureNanoseconds how long the second request took; 0 where one was enough
     */
    record Succeeded(String paymentId, long captureNanoseconds) implements Outcome {}

    /** Accepted, but the outcome did not come within the gateway's patience. */
    record Late(String paymentId) implements Outcome {}

    /**
     * Refused, or not answered.
     *
     * @param reason the same words for the same cause
     */
    record Failed(String reason) implements Outcome {}
}
