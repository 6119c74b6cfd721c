package io.gerbang.settlement.application;

import io.smallrye.mutiny.Uni;

/** Port: the price plans in force. */
public interface PricePlans {

    /** All of them, as of a few seconds ago at most. */
    Uni<PriceList> current();
}
