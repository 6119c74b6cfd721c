package io.gerbang.authorization.adapter.postgres;

import io.gerbang.authorization.application.vault.BillingDetails;
import io.gerbang.authorization.application.vault.PaymentMethod;
import io.gerbang.authorization.application.vault.PaymentMethodStore;
import io.gerbang.authorization.application.vault.Tenant;
import io.gerbang.authorization.application.vault.Token;
import io.gerbang.events.CardFacts;
import io.gerbang.messaging.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The tables payment_methods, tokens and idempotency_keys. */
@ApplicationScoped
class PostgresPaymentMethodStore implements PaymentMethodStore {

    private static final String INSERT_METHOD =
            """
            insert into payment_methods (id, merchant_id, livemode, billing_details, metadata,
              created_at)
            values ($1, $2, $3, $4, $5, $6)
            """;
    private static final String INSERT_TOKEN =
            """
            insert into tokens (id, merchant_id, livemode, card_id, client_ip, created_at)
            values ($1, $2, $3, $4, $5, $6)
            """;
    private static final String FIND_METHOD =
            """
            select m.*, c.facts from payment_methods m join cards c on c.holder_id = m.id
            where m.id = $1 and m.merchant_id = $2 and m.livemode = $3
            """;
    private static final String FIND_TOKEN =
            """
            select t.*, c.facts from tokens t join cards c on c.holder_id = t.id
            where t.id = $1 and t.merchant_id = $2 and t.livemode = $3
            """;
    private static final String FIND_METHODS_OF =
            """
            select m.*, c.facts from payment_methods m join cards c on c.holder_id = m.id
            where m.merchant_id = $1 and m.livemode = $2
              and lower(m.billing_details::json ->> 'email') = lower($3)
            order by m.id
            """;
    private static final String DELETE_METHOD =
            "delete from payment_methods where id = $1 and merchant_id = $2 and livemode = $3";
    private static final String USE_TOKEN =
            """
            update tokens set used = true
            where id = $1 and merchant_id = $2 and livemode = $3 and not used
            """;

    /** The lock goes with the transaction; an insert alone would wait for another's commit. */
    private static final String CLAIM =
            """
            insert into idempotency_keys (merchant_id, livemode, shopper, key, fingerprint,
              resource_id, created_at)
            select $1::text, $2::boolean, $3::boolean, $4::text, $5::text, $6::text, $7::timestamptz
            where pg_try_advisory_xact_lock(hashtextextended(concat_ws(' ', $1, $2, $3, $4), 0))
            on conflict do nothing
            """;

    private static final String CLAIMED =
            """
            select fingerprint, resource_id from idempotency_keys
            where merchant_id = $1 and livemode = $2 and shopper = $3 and key = $4
            """;
    private static final String SWEEP_CLAIMS = "delete from idempotency_keys where created_at < $1";
    private static final String SWEEP_TOKENS =
            """
            with old as (delete from tokens where created_at < $1 returning id)
            delete from cards c using old where c.holder_id = old.id
            """;

    private final Database database;

    PostgresPaymentMethodStore(Database database) {
        this.database = database;
    }

    @Override
    public Uni<Void> insert(SqlConnection transaction, PaymentMethod method) {
        return transaction
                .preparedQuery(INSERT_METHOD)
                .execute(
                        owned(method.tenant(), method.id())
                                .addString(Json.write(method.billingDetails()))
                                .addString(Json.write(method.metadata()))
                                .addValue(Columns.time(method.createdAt())))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> insert(SqlConnection transaction, Token token) {
        return transaction
                .preparedQuery(INSERT_TOKEN)
                .execute(
                        owned(token.tenant(), token.id())
                                .addString(token.cardId())
                                .addString(token.clientIp())
                                .addValue(Columns.time(token.createdAt())))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<PaymentMethod>> findMethod(
            SqlConnection transaction, Tenant tenant, String id) {
        return transaction
                .preparedQuery(FIND_METHOD)
                .execute(owned(tenant, id))
                .map(rows -> first(rows, row -> method(row, tenant)));
    }

    @Override
    public Uni<Optional<Token>> findToken(SqlClient client, Tenant tenant, String id) {
        return client.preparedQuery(FIND_TOKEN)
                .execute(owned(tenant, id))
                .map(rows -> first(rows, row -> token(row, tenant)));
    }

    @Override
    public Uni<List<PaymentMethod>> findMethodsOf(SqlClient client, Tenant tenant, String email) {
        return client.preparedQuery(FIND_METHODS_OF)
                .execute(Tuple.of(tenant.merchantId(), tenant.livemode(), email))
                .map(rows -> {
                    var found = new ArrayList<PaymentMethod>();
                    rows.forEach(row -> found.add(method(row, tenant)));
                    return found;
                });
    }

    @Override
    public Uni<Void> deleteMethod(SqlConnection transaction, Tenant tenant, String id) {
        return transaction
                .preparedQuery(DELETE_METHOD)
                .execute(owned(tenant, id))
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> useToken(SqlConnection transaction, Tenant tenant, String id) {
        return transaction
                .preparedQuery(USE_TOKEN)
                .execute(owned(tenant, id))
                .map(rows -> rows.rowCount() == 1);
    }

    @Override
    public Uni<Optional<Claim>> claim(
            SqlConnection transaction, Tenant tenant, Claim claim, Instant now) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(
                        Tuple.tuple()
                                .addString(tenant.merchantId())
                                .addBoolean(tenant.livemode())
                                .addBoolean(claim.shopper())
                                .addString(claim.key())
                                .addString(claim.fingerprint())
                                .addString(claim.resourceId())
                                .addValue(Columns.time(now)))
                .chain(inserted ->
                        inserted.rowCount() == 1
                                ? Uni.createFrom().item(Optional.of(claim))
                                : claimed(transaction, tenant, claim));
    }

    @Override
    public Uni<Void> sweep(Instant before) {
        return database.pool()
                .preparedQuery(SWEEP_CLAIMS)
                .execute(Tuple.of(Columns.time(before)))
                .chain(() ->
                        database.pool()
                                .preparedQuery(SWEEP_TOKENS)
                                .execute(Tuple.of(Columns.time(before))))
                .replaceWithVoid();
    }

    private static Uni<Optional<Claim>> claimed(
            SqlConnection transaction, Tenant tenant, Claim asked) {
        return transaction
                .preparedQuery(CLAIMED)
                .execute(
                        Tuple.of(
                                tenant.merchantId(),
                                tenant.livemode(),
                                asked.shopper(),
                                asked.key()))
                .map(rows ->
                        first(
                                rows,
                                row ->
                                        new Claim(
                                                asked.key(),
                                                asked.shopper(),
                                                row.getString(0),
                                                row.getString(1))));
    }

    private static Tuple owned(Tenant tenant, String id) {
        return Tuple.tuple()
                .addString(id)
                .addString(tenant.merchantId())
                .addBoolean(tenant.livemode());
    }

    private static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> read) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(read.apply(rows.iterator().next()));
    }

    private static PaymentMethod method(Row row, Tenant tenant) {
        return new PaymentMethod(
                row.getString("id"),
                tenant,
                Json.read(row.getString("facts"), CardFacts.class),
                Json.read(row.getString("billing_details"), BillingDetails.class),
                Json.readTexts(row.getString("metadata")),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static Token token(Row row, Tenant tenant) {
        return new Token(
                row.getString("id"),
                tenant,
                row.getString("card_id"),
                Json.read(row.getString("facts"), CardFacts.class),
                row.getString("client_ip"),
                row.getBoolean("used"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
