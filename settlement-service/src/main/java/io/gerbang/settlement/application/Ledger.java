package io.gerbang.settlement.application;

import io.gerbang.settlement.domain.Posting;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** Port: the books. Nothing in them is ever changed or deleted. */
public interface Ledger {

    /**
     * Posts in the given order, as one block of this instance's chain. Call it once per transaction
     * and after every other lock: the chain's head stays locked until the commit.
     */
    Uni<Void> post(SqlConnection transaction, List<Posting> postings);
}
