package io.gerbang.local.supervision;

/** Says in a sentence for the user why the gateway did not start. */
public final class StartFailure extends RuntimeException {
    public StartFailure(String reason) {
        super(reason);
    }
}
