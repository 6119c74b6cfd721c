package io.gerbang.settlement.application;

import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.settlement.domain.Payout;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Port: payouts to read. */
public interface PayoutDirectory {

    Uni<Optional<Payout>> find(AccountHolder holder, String id);

    Uni<Slice<Payout>> page(AccountHolder holder, PayoutFilter filter, PageCursor cursor);
}
