package io.gerbang.settlement.adapter.postgres;

import io.gerbang.messaging.Database;
import io.gerbang.settlement.application.PageCursor;
import io.gerbang.settlement.application.PayoutDirectory;
import io.gerbang.settlement.application.PayoutFilter;
import io.gerbang.settlement.application.Slice;
import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.settlement.domain.Payout;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;

/** The table {@code payouts}, to read. */
public final class PostgresPayoutDirectory implements PayoutDirectory {

    private static final String FIND =
            "select * from payouts where payout_id = $1 and merchant_id = $2 and livemode = $3";

    private final Database database;

    public PostgresPayoutDirectory(Database database) {
        this.database = database;
    }

    @Override
    public Uni<Optional<Payout>> find(AccountHolder holder, String id) {
        return database.rowsOf(holder.merchantId())
                .query(FIND, Tuple.of(id, holder.merchantId(), holder.livemode()))
                .map(rows -> {
                    var found = rows.iterator();
                    return found.hasNext() ? Optional.of(read(found.next())) : Optional.empty();
                });
    }

    @Override
    public Uni<Slice<Payout>> page(AccountHolder holder, PayoutFilter filter, PageCursor cursor) {
        return new PageQuery("payouts", "payout_id", holder)
                .and("state = ", filter.status())
                .andWithin("arrival_date", filter.arrivalDate())
                .andWithin("created_at", filter.created())
                .page(database, cursor, PostgresPayoutDirectory::read);
    }

    private static Payout read(Row row) {
        return PayoutRow.read(row).stored().payout();
    }
}
