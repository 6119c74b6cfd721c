package io.gerbang.settlement.application;

import io.gerbang.settlement.domain.BankTransfer;
import io.gerbang.settlement.domain.PayoutOrder;
import io.smallrye.mutiny.Uni;

/**
 * Port: the bank that pays merchants. A failure means that nothing is known: ask again. Never
 * called inside a transaction.
 */
public interface PayingBank {

    /** Orders a transfer. The payout's id is the reference: ordering again gives the same one. */
    Uni<BankTransfer> transfer(PayoutOrder order);

    /** How the transfer of a payout stands. */
    Uni<BankTransfer> find(String payoutId);
}
