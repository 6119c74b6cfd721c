package io.gerbang.authorization.application.vault;

/** Why the vault does not do what a request asks. It is an answer, not a fault. */
public final class VaultRefusal extends RuntimeException {

    /** What is wrong. */
    public enum Reason {
        /** The key was used for another request. */
        IDEMPOTENCY_KEY_REUSED,
        /** The first request with the key has not committed yet. */
        IDEMPOTENCY_KEY_IN_USE,
        /** What the key's first request made was erased. */
        ERASED,
        TOKEN_UNKNOWN,
        TOKEN_USED
    }

    private final Reason reason;

    VaultRefusal(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
