package io.gerbang.settlement.adapter.postgres;

import io.gerbang.messaging.Database;
import io.gerbang.settlement.application.Balances;
import io.gerbang.settlement.domain.Account;
import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.settlement.domain.Balance;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** {@code balances} and the {@code balance_changes} that are yet to be added to them. */
public final class PostgresBalances implements Balances {

    private static final int AT_ONCE = 5000;

    private static final String OF_MERCHANT =
            """
            select account, currency, nullif(available_on, '-infinity') as available_on,
                   sum(amount)::bigint as amount
            from (select account, currency, available_on, amount from balances
                  where merchant_id = $1 and livemode = $2
                    and (account = 'merchant_available'
                         or account = 'merchant_pending' and amount <> 0)
                  union all
                  select account, currency, available_on, amount from balance_changes
                  where merchant_id = $1 and livemode = $2
                    and account in ('merchant_pending', 'merchant_available')) b
            group by account, currency, available_on
            order by currency, account, available_on
            """;

    /** Takes rows away rather than remembering how far it came, so no late commit is missed. */
    private static final String FOLD =
            """
            with taken as (
              delete from balance_changes where id = any(array(
                select id from balance_changes order by id limit $1 for update skip locked))
              returning merchant_id, livemode, account, currency, available_on, amount
            ), folded as (
              insert into balances as b (merchant_id, livemode, account, currency, available_on,
                                         amount)
              select merchant_id, livemode, account, currency, available_on, sum(amount)
              from taken group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
              on conflict (merchant_id, livemode, account, currency, available_on)
              do update set amount = b.amount + excluded.amount
            )
            select count(*) from taken
            """;

    private final Database database;

    public PostgresBalances(Database database) {
        this.database = database;
    }

    @Override
    public Uni<List<Balance>> ofMerchant(AccountHolder holder) {
        return database.rowsOf(holder.merchantId())
                .query(OF_MERCHANT, parameters(holder))
                .map(PostgresBalances::read);
    }

    @Override
    public Uni<List<Balance>> ofMerchant(SqlConnection transaction, AccountHolder holder) {
        return transaction
                .preparedQuery(OF_MERCHANT)
                .execute(parameters(holder))
                .map(PostgresBalances::read);
    }

    private static Tuple parameters(AccountHolder holder) {
        return Tuple.of(holder.merchantId(), holder.livemode());
    }

    private static List<Balance> read(RowSet<Row> rows) {
        var balances = new ArrayList<Balance>();
        rows.forEach(row -> balances.add(balance(row)));
        return balances;
    }

    @Override
    public Uni<Boolean> fold() {
        return database.pool()
                .preparedQuery(FOLD)
                .execute(Tuple.of(AT_ONCE))
                .map(rows -> rows.iterator().next().getLong(0) == AT_ONCE);
    }

    private static Balance balance(Row row) {
        return new Balance(
                Account.ofCode(row.getString("account")),
                row.getString("currency"),
                row.getLong("amount"),
                Columns.instantOrNull(row, "available_on"));
    }
}
