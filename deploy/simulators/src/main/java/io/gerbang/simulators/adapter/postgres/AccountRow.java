package io.gerbang.simulators.adapter.postgres;

import io.gerbang.simulators.domain.Account;
import io.vertx.mutiny.sqlclient.Row;

/** An account as its row. */
final class AccountRow {

    private AccountRow() {}

    static Account read(Row row) {
        return new Account(
                row.getString("id"),
                row.getString("card_masked"),
                row.getBoolean("unlimited"),
                row.getString("account_currency"),
                row.getLong("balance"),
                row.getLong("held"));
    }
}
