package io.gerbang.simulators.adapter.postgres;

import io.gerbang.simulators.application.TransferStore;
import io.gerbang.simulators.domain.Transfer;
import io.gerbang.simulators.domain.TransferStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class PostgresTransferStore implements TransferStore {

    private static final String ADD =
            """
            insert into transfers (reference, id, amount, currency, destination, status)
            values ($1, $2, $3, $4, $5, $6)
            on conflict do nothing
            """;
    private static final String FIND =
            """
            select reference, id, amount, currency, destination, status, failure_code
            from transfers where reference = $1
            """;
    private static final String REPLACE =
            """
            update transfers set status = $3, failure_code = $4
            where reference = $1 and status = $2
            """;

    private final Pool pool;

    PostgresTransferStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Transfer> add(Transfer transfer) {
        var values =
                Tuple.of(
                        transfer.reference(),
                        transfer.id(),
                        transfer.amount(),
                        transfer.currency(),
                        transfer.destination(),
                        transfer.status().name());
        return pool.preparedQuery(ADD)
                .execute(values)
                .chain(_ -> find(transfer.reference()))
                .map(Optional::orElseThrow);
    }

    @Override
    public Uni<Optional<Transfer>> find(String reference) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(reference))
                .map(rows -> rows.stream().map(PostgresTransferStore::transfer).findFirst());
    }

    @Override
    public Uni<Void> replace(Transfer old, Transfer current) {
        var values =
                Tuple.of(
                        old.reference(),
                        old.status().name(),
                        current.status().name(),
                        current.failureCode());
        return pool.preparedQuery(REPLACE).execute(values).replaceWithVoid();
    }

    private static Transfer transfer(Row row) {
        return new Transfer(
                row.getString("id"),
                row.getString("reference"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("destination"),
                TransferStatus.valueOf(row.getString("status")),
                row.getString("failure_code"));
    }
}
