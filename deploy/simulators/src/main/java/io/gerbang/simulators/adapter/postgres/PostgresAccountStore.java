package io.gerbang.simulators.adapter.postgres;

import static io.gerbang.simulators.adapter.postgres.Columns.numbers;
import static io.gerbang.simulators.adapter.postgres.Columns.texts;

import io.gerbang.simulators.application.AccountStore;
import io.gerbang.simulators.domain.Account;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;

@ApplicationScoped
class PostgresAccountStore implements AccountStore {

    private static final String OPEN =
            """
            insert into accounts (id, card_masked, unlimited, currency, balance, held)
            select id, card_masked, false, currency, balance, 0
            from unnest($1::text[], $2::text[], $3::text[], $4::bigint[])
                as o (id, card_masked, currency, balance)
            on conflict do nothing
            """;
    private static final String FIND =
            """
            select id, card_masked, unlimited, currency as account_currency, balance, held
            from accounts where id = $1
            """;

    private final Pool pool;

    PostgresAccountStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> open(Collection<Account> accounts) {
        var values =
                Tuple.of(
                        texts(accounts, Account::id),
                        texts(accounts, Account::cardMasked),
                        texts(accounts, Account::currency),
                        numbers(accounts, Account::balance));
        return pool.preparedQuery(OPEN).execute(values).replaceWithVoid();
    }

    @Override
    public Uni<Optional<Account>> find(String id) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().map(AccountRow::read).findFirst());
    }
}
