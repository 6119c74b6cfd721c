package io.gerbang.events.settlement;

import io.gerbang.events.Event;

/** {@code settlement.balance.v1}: what the ledger posted, keyed by the payment. */
public sealed interface SettlementBalanceEvent extends Event permits BalanceTransactionPosted {}
