package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.merchant.Merchant;
import io.gerbang.checkout.application.merchant.MerchantStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The table {@code merchants}. */
@ApplicationScoped
class PostgresMerchantStore implements MerchantStore {

    private static final String INSERT =
            """
            insert into merchants (id, body, version, created_at) values ($1, $2, 1, $3)
            on conflict do nothing
            """;
    private static final String LOCK =
            "select body, version from merchants where id = $1 for update";
    private static final String UPDATE =
            "update merchants set body = $2, version = $3 where id = $1";
    private static final String LIST =
            "select body from merchants where id > $1 order by id limit $2";

    /** Two ranges of an index, where an inequality would read all of it. */
    private static final String HAS_PAYMENTS_BUT_IN =
            """
            select exists (select from payment_intents where merchant_id = $1 and currency < $2)
              or exists (select from payment_intents where merchant_id = $1 and currency > $2)
            """;

    private static final String WHOLE_RUPIAH =
            "select id from merchants where (body::jsonb -> 'wholeRupiah')::boolean";

    private final Pool pool;

    PostgresMerchantStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Boolean> insert(SqlConnection tx, Merchant merchant) {
        return tx.preparedQuery(INSERT)
                .execute(
                        Tuple.of(
                                merchant.id(),
                                Bodies.write(merchant),
                                Columns.time(merchant.createdAt())))
                .map(inserted -> inserted.rowCount() > 0);
    }

    @Override
    public Uni<Optional<Versioned>> lock(SqlConnection tx, String id) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .map(rows ->
                        BodyTable.stream(rows)
                                .map(row -> new Versioned(read(row), row.getLong("version")))
                                .findFirst());
    }

    @Override
    public Uni<Void> update(SqlConnection tx, Versioned merchant) {
        return tx.preparedQuery(UPDATE)
                .execute(
                        Tuple.of(
                                merchant.merchant().id(),
                                Bodies.write(merchant.merchant()),
                                merchant.version()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Merchant>> merchant(String id) {
        return pool.preparedQuery("select body from merchants where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> BodyTable.stream(rows).map(PostgresMerchantStore::read).findFirst());
    }

    @Override
    public Uni<List<Merchant>> list(String after, int most) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(after, most))
                .map(rows -> BodyTable.list(rows, PostgresMerchantStore::read));
    }

    @Override
    public Uni<Boolean> hasPaymentsButIn(SqlConnection tx, String id, String currency) {
        return tx.preparedQuery(HAS_PAYMENTS_BUT_IN)
                .execute(Tuple.of(id, currency))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    @Override
    public Uni<Set<String>> countingWholeRupiah() {
        return pool.query(WHOLE_RUPIAH)
                .execute()
                .map(rows ->
                        BodyTable.stream(rows)
                                .map(row -> row.getString(0))
                                .collect(Collectors.toUnmodifiableSet()));
    }

    private static Merchant read(Row row) {
        return Bodies.read(row.getString("body"), Merchant.class);
    }
}
