package io.gerbang.settlement.adapter.postgres;

import io.gerbang.messaging.Database;
import io.gerbang.settlement.application.BalanceTransactionFilter;
import io.gerbang.settlement.application.BalanceTransactions;
import io.gerbang.settlement.application.PageCursor;
import io.gerbang.settlement.application.Slice;
import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.settlement.domain.BalanceTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code balance_transactions}, to read. */
public final class PostgresBalanceTransactions implements BalanceTransactions {

    private static final String FIND =
            """
            select * from balance_transactions
            where id = $1 and merchant_id = $2 and livemode = $3
            """;
    private static final String BY_IDS =
            "select * from balance_transactions where id = any($1::text[]) order by id";

    /** A payout has what became available after the one before, its own transaction included. */
    private static final String SPAN =
            """
            select p.currency, p.created_at as until,
                   (select q.created_at from payouts q
                    where q.merchant_id = p.merchant_id and q.livemode = p.livemode
                      and q.currency = p.currency and q.payout_id < p.payout_id
                    order by q.payout_id desc limit 1) as after
            from payouts p where p.payout_id = $1 and p.merchant_id = $2 and p.livemode = $3
            """;

    private final Database database;

    public PostgresBalanceTransactions(Database database) {
        this.database = database;
    }

    @Override
    public Uni<Optional<BalanceTransaction>> find(AccountHolder holder, String id) {
        return database.rowsOf(holder.merchantId())
                .query(FIND, Tuple.of(id, holder.merchantId(), holder.livemode()))
                .map(rows -> {
                    var found = rows.iterator();
                    return found.hasNext() ? Optional.of(read(found.next())) : Optional.empty();
                });
    }

    @Override
    public Uni<List<BalanceTransaction>> byIds(Collection<String> ids) {
        return database.pool()
                .preparedQuery(BY_IDS)
                .execute(Tuple.tuple().addArrayOfString(ids.toArray(String[]::new)))
                .map(rows -> {
                    var found = new ArrayList<BalanceTransaction>();
                    rows.forEach(row -> found.add(read(row)));
                    return found;
                });
    }

    @Override
    public Uni<Slice<BalanceTransaction>> page(
            AccountHolder holder, BalanceTransactionFilter filter, PageCursor cursor) {
        return filter.payout() == null
                ? query(holder, filter, cursor, null)
                : database.rowsOf(holder.merchantId())
                        .query(
                                SPAN,
                                Tuple.of(filter.payout(), holder.merchantId(), holder.livemode()))
                        .chain(rows -> {
                            var span = rows.iterator();
                            return span.hasNext()
                                    ? query(holder, filter, cursor, span.next())
                                    : Uni.createFrom().item(new Slice<>(List.of(), false));
                        });
    }

    private Uni<Slice<BalanceTransaction>> query(
            AccountHolder holder,
            BalanceTransactionFilter filter,
            PageCursor cursor,
            @Nullable Row span) {
        var query =
                new PageQuery("balance_transactions", "id", holder)
                        .and("type = ", filter.type())
                        .and("source_id = ", filter.source())
                        .and("currency = ", filter.currency())
                        .andWithin("created_at", filter.created());
        if (span != null) {
            query.and("currency = ", span.getString("currency"))
                    .and("available_on > ", span.getOffsetDateTime("after"))
                    .and("available_on <= ", span.getOffsetDateTime("until"));
        }
        return query.page(database, cursor, PostgresBalanceTransactions::read);
    }

    private static BalanceTransaction read(Row row) {
        return new BalanceTransaction(
                row.getString("id"),
                new AccountHolder(row.getString("merchant_id"), row.getBoolean("livemode")),
                BalanceTransaction.Type.ofCode(row.getString("type")),
                row.getString("source_id"),
                row.getLong("amount"),
                row.getLong("fee"),
                row.getString("currency"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "available_on"));
    }
}
