package io.gerbang.simulators.domain;

/** The life of a transfer. */
public enum TransferStatus {
    PENDING,
    IN_TRANSIT,
    PAID,
    FAILED
}
