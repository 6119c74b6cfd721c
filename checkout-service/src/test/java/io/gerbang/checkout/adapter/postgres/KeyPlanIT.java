package io.gerbang.checkout.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.gerbang.testing.EmptyCopy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a merchant's many rows, a request reads those it has asked for. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class KeyPlanIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int ROWS = 3_000;
    private static final String FILL =
            """
            insert into payment_methods (merchant_id, livemode, id, created_at, body)
            select $1, false, id, $2, '{}' from unnest($3::text[]) as r(id)
            """;

    @Inject Pool pool;

    @Test
    void row_level_security_reads_no_row_but_those_whose_ids_are_given() {
        var tenant = new Tenant("acct_" + UUID.randomUUID(), false);
        var at = Instant.parse("2026-03-01T00:00:00Z");
        var ids =
                IntStream.range(0, ROWS)
                        .mapToObj(n -> Ids.create("pm_", at.plusSeconds(n)))
                        .toArray(String[]::new);
        pool.preparedQuery(FILL)
                .execute(Tuple.of(tenant.merchantId(), Columns.time(at)).addArrayOfString(ids))
                .await()
                .atMost(LIMIT);
        var asked = List.of(new ObjectRef(tenant, ids[7]), new ObjectRef(tenant, ids[2_900]));

        var connection = pool.getConnection().await().atMost(LIMIT);
        try {
            connection.query("set role gerbang_request").executeAndAwait();
            connection
                    .preparedQuery("select set_config('gerbang.merchants', $1, false)")
                    .executeAndAwait(Tuple.of(tenant.merchantId()));
            var plan =
                    Plans.explain(
                            connection, BodyTable.findAll("payment_methods"), Columns.refs(asked));

            assertThat(Plans.rowsRead(plan)).isEqualTo(2);
        } finally {
            connection.query("reset role").executeAndAwait();
            connection.closeAndAwait();
        }
    }

    /** A plan is made once, so what a young table's looks like is what its many rows will have. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "payment_intents",
                "checkout_sessions",
                "charges",
                "refunds",
                "payment_methods",
                "customers",
                "setup_intents"
            })
    void rows_are_found_by_their_keys_where_the_table_was_empty_when_that_was_planned(String table)
            throws SQLException {
        var anything = List.of(new ObjectRef(new Tenant("acct_young", false), "id_young"));
        var connection = pool.getConnection().await().atMost(LIMIT);
        try (var _ = new EmptyCopy(table)) {
            connection.query(EmptyCopy.FIND).executeAndAwait();
            var plan = Plans.explain(connection, BodyTable.findAll(table), Columns.refs(anything));

            assertThat(plan.encode()).contains("\"Index Name\":\"%s_pkey\"".formatted(table));
        } finally {
            connection.query("reset search_path").executeAndAwait();
            connection.closeAndAwait();
        }
    }

    @Test
    void what_expires_is_found_by_its_time() throws SQLException {
        var now = Columns.time(Instant.EPOCH);
        var connection = pool.getConnection().await().atMost(LIMIT);
        try (var _ = new EmptyCopy("payment_intents")) {
            connection.query("set search_path to empty_copy, public").executeAndAwait();
            var plan =
                    Plans.explain(
                            connection, PostgresPaymentStore.EXPIRED_OF_ALL, Tuple.of(200, now));

            assertThat(plan.encode())
                    .contains("payment_intents_merchant_id_livemode_expires_at_idx");
        }
        try (var _ = new EmptyCopy("checkout_sessions")) {
            connection.query("set search_path to empty_copy, public").executeAndAwait();
            var plan =
                    Plans.explain(
                            connection,
                            PostgresCheckoutSessionStore.DUE_OF_ALL,
                            Tuple.of(200, "", false, now, "", now));

            assertThat(plan.encode())
                    .contains("checkout_sessions_merchant_id_livemode_expires_at_idx");
        } finally {
            connection.query("reset search_path").executeAndAwait();
            connection.closeAndAwait();
        }
    }
}
