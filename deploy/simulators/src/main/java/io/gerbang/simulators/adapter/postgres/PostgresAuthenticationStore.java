package io.gerbang.simulators.adapter.postgres;

import io.gerbang.simulators.application.AuthenticationStore;
import io.gerbang.simulators.domain.AuthenticationStatus;
import io.gerbang.simulators.domain.CardAuthentication;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PostgresAuthenticationStore implements AuthenticationStore {

    private static final String ADD =
            """
            insert into authentications (id, server_id, card_masked, amount, currency, value,
              return_url, status, tries_left)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict do nothing
            """;
    private static final String FIND = "select * from authentications where id = $1";
    private static final String FIND_BY_SERVER_ID =
            "select * from authentications where server_id = $1";
    private static final String REPLACE =
            """
            update authentications set status = $4, tries_left = $5
            where id = $1 and status = $2 and tries_left = $3
            """;

    private final Pool pool;

    PostgresAuthenticationStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<CardAuthentication> add(CardAuthentication authentication) {
        List<Object> values =
                List.of(
                        authentication.id(),
                        authentication.serverId(),
                        authentication.cardMasked(),
                        authentication.amount(),
                        authentication.currency(),
                        authentication.value(),
                        authentication.returnUrl(),
                        authentication.status().name(),
                        authentication.triesLeft());
        return pool.preparedQuery(ADD)
                .execute(Tuple.from(values))
                .chain(_ -> find(authentication.id()))
                .map(Optional::orElseThrow);
    }

    @Override
    public Uni<Optional<CardAuthentication>> find(String id) {
        return find(FIND, id);
    }

    @Override
    public Uni<Optional<CardAuthentication>> findByServerId(String serverId) {
        return find(FIND_BY_SERVER_ID, serverId);
    }

    @Override
    public Uni<Void> replace(CardAuthentication old, CardAuthentication current) {
        var values =
                Tuple.of(
                        old.id(),
                        old.status().name(),
                        old.triesLeft(),
                        current.status().name(),
                        current.triesLeft());
        return pool.preparedQuery(REPLACE).execute(values).replaceWithVoid();
    }

    private Uni<Optional<CardAuthentication>> find(String sql, String id) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().map(PostgresAuthenticationStore::read).findFirst());
    }

    private static CardAuthentication read(Row row) {
        return new CardAuthentication(
                row.getString("id"),
                row.getString("card_masked"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("value"),
                row.getString("return_url"),
                AuthenticationStatus.valueOf(row.getString("status")),
                row.getInteger("tries_left"));
    }
}
