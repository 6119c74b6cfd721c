package io.gerbang.simulators.domain;

import org.jspecify.annotations.Nullable;

/**
 * Money on its way from the paying bank to a merchant's bank. It moves on by one step each time
 * that its payer asks for it, so that a test needs no clock.
 *
 * @param reference chosen by the payer: the same reference is the same transfer
 * @param amount minor units
 * @param currency ISO 4217 code
 * @param destination the account that is paid; one that ends in 9999 is closed
 * @param failureCode why it failed
 */
public record Transfer(
        String id,
        String reference,
        long amount,
        String currency,
        String destination,
        TransferStatus status,
        @Nullable String failureCode) {

    private static final String CLOSED_ACCOUNT = "9999";

    public static Transfer pending(
            String id, String reference, long amount, String currency, String destination) {
        return new Transfer(
                id, reference, amount, currency, destination, TransferStatus.PENDING, null);
    }

    public Transfer advanced() {
        return switch (status) {
            case PENDING -> with(TransferStatus.IN_TRANSIT, null);
            case IN_TRANSIT ->
                    destination.endsWith(CLOSED_ACCOUNT)
                            ? with(TransferStatus.FAILED, "account_closed")
                            : with(TransferStatus.PAID, null);
            case PAID, FAILED -> this;
        };
    }

    /** Whether a payer asks for the same transfer again. */
    public boolean isSameOrderAs(Transfer other) {
        return reference.equals(other.reference)
                && amount == other.amount
                && currency.equals(other.currency)
                && destination.equals(other.destination);
    }

    private Transfer with(TransferStatus next, @Nullable String failure) {
        return new Transfer(id, reference, amount, currency, destination, next, failure);
    }
}
