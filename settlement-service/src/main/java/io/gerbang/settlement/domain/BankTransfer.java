package io.gerbang.settlement.domain;

import org.jspecify.annotations.Nullable;

/**
 * What the paying bank says of a transfer.
 *
 * @param id the bank's own
 * @param failureCode why it failed, such as account_closed
 */
public record BankTransfer(String id, Status status, @Nullable String failureCode) {

    /** How far the transfer is. */
    public enum Status {
        PENDING,
        IN_TRANSIT,
        PAID,
        FAILED
    }
}
