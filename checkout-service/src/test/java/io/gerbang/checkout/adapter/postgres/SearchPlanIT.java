package io.gerbang.checkout.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.gerbang.testing.TableOwner;
import io.gerbang.web.search.SearchQuery;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of 40,000 rows, what is searched for is among the older half. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
@TestInstance(Lifecycle.PER_CLASS)
class SearchPlanIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int ROWS = 40_000;
    private static final int PAGE = 11;
    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");

    private static final String PAYMENTS =
            """
            insert into payment_intents (merchant_id, livemode, id, created_at, customer_id,
              currency, amount, status, body)
            select $1, false, id, $2::timestamptz + n * interval '1 second',
              case when n <= 20000 and n % 10 = 0 then 'cus_1' end, 'usd', n,
              case when n > 20000 then 'succeeded' when n % 10 = 1 then 'canceled'
                when n % 10 = 2 then 'requires_payment_method' else 'succeeded' end,
              '{"filling": "' || repeat('x', 1000) || '"}'
            from unnest($3::text[]) with ordinality as r(id, n)
            """;
    private static final String CHARGES =
            """
            insert into charges (merchant_id, livemode, id, payment_id, created_at, amount, outcome,
              terms, body)
            select $1, false, id, 'pi_' || n, $2::timestamptz + n * interval '1 second', n,
              case when n > 20000 then 'succeeded' when n % 10 = 1 then 'failed'
                when n % 10 = 2 then 'refunded' else 'succeeded' end,
              array[case when n <= 100 then $4::bigint else $5::bigint end],
              '{"filling": "' || repeat('x', 1000) || '"}'
            from unnest($3::text[]) with ordinality as r(id, n)
            """;

    @Inject Pool pool;

    private final Tenant tenant = new Tenant("acct_" + UUID.randomUUID(), false);

    @BeforeAll
    void fill() throws SQLException {
        insert(PAYMENTS, rows("pi_"));
        insert(
                CHARGES,
                rows("ch_")
                        .addLong(SearchTerms.term(tenant, "last4", "0007"))
                        .addLong(SearchTerms.term(tenant, "last4", "4242")));
        analyze();
    }

    /** A table that was analyzed in the middle of other tests has plans of its own. */
    private static void analyze() throws SQLException {
        TableOwner.execute("analyze payment_intents, charges");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "status:'canceled'                                      | 11",
                "-status:'succeeded'                                    | 22",
                "status:'canceled' AND created<1772330400               | 11",
                "status:'canceled' AND created>1772330400 AND amount<11 | 1280",
                "customer:'cus_1'                                       | 11",
                "customer:'cus_1' AND status:'succeeded'                | 11",
                "status:'succeeded' AND created<1772330400              | 20",
                "amount:1234                                            | 2001",
                "amount<30001                                           | 10011"
            })
    void payments_are_found_without_reading_many(String query, int atMost) {
        assertThat(read(Searchable.PAYMENTS, query)).isLessThanOrEqualTo(atMost);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "status:'failed'                                          | 11",
                "refunded:'true'                                          | 11",
                "-refunded:'false'                                        | 11",
                "disputed:'true'                                          | 0",
                "payment_method_details.card.last4:'4242'                 | 11",
                "payment_method_details.card.last4:'0007'                 | 2100",
                "payment_method_details.card.last4:'0007' status:'failed' | 2100"
            })
    void charges_are_found_without_reading_many(String query, int atMost) {
        assertThat(read(Searchable.CHARGES, query)).isLessThanOrEqualTo(atMost);
    }

    /** How many rows are looked into for a first page. */
    private long read(Searchable searchable, String query) {
        var sql = new SearchSql(searchable, tenant, SearchQuery.parse(query), null);
        var connection = pool.getConnection().await().atMost(LIMIT);
        try {
            var read = 0.0;
            for (var statement : sql.first(PAGE)) {
                var plan = Plans.explain(connection, statement, sql.parameters());
                read += Plans.rowsRead(plan);
                if (plan.getDouble("Actual Rows") == PAGE) {
                    break;
                }
            }
            return Math.round(read);
        } finally {
            connection.closeAndAwait();
        }
    }

    private Tuple rows(String prefix) {
        var ids =
                IntStream.rangeClosed(1, ROWS)
                        .mapToObj(n -> Ids.create(prefix, FIRST.plusSeconds(n)))
                        .toArray(String[]::new);
        return Tuple.of(tenant.merchantId(), Columns.time(FIRST)).addArrayOfString(ids);
    }

    private void insert(String sql, Tuple values) {
        pool.preparedQuery(sql).execute(values).await().atMost(LIMIT);
    }
}
