package io.gerbang.simulators.domain;

import org.jspecify.annotations.Nullable;

/** How an authentication stands, with what EMV 3-D Secure calls it. */
public enum AuthenticationStatus {
    CHALLENGED("C", null),
    AUTHENTICATED("Y", "05"),
    /** The issuer takes note that it was tried. */
    ATTEMPTED("A", "06"),
    REJECTED("N", "07"),
    CANCELED("N", "07"),
    NOT_ENROLLED("U", "07"),
    UNAVAILABLE("U", "07");

    private final String transStatus;
    private final @Nullable String indicator;

    AuthenticationStatus(String transStatus, @Nullable String indicator) {
        this.transStatus = transStatus;
        this.indicator = indicator;
    }

    public String transStatus() {
        return transStatus;
    }

    /** Visa's electronic commerce indicator; absent while nothing is decided. */
    public @Nullable String indicator() {
        return indicator;
    }

    /** Whether the issuer answers for it, and so gives a proof. */
    public boolean isProven() {
        return this == AUTHENTICATED || this == ATTEMPTED;
    }
}
