package io.gerbang.checkout.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.application.Actor;
import io.gerbang.checkout.application.merchant.CreateMerchantHandler;
import io.gerbang.checkout.config.CheckoutConfig;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class PostgresRetentionIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** What other tests write is younger. */
    private static final Instant OLD = Instant.now().minus(Duration.ofDays(2));

    private static final Instant YOUNG = OLD.plus(Duration.ofDays(1));

    @Inject Pool pool;
    @Inject CheckoutConfig config;
    @Inject CreateMerchantHandler merchants;

    private final String merchant = "acct_" + UUID.randomUUID();

    @BeforeEach
    void open() {
        merchants
                .create(new Actor("ani", "127.0.0.1"), merchant, "Test Shop", "US", "usd")
                .await()
                .atMost(LIMIT);
    }

    @Test
    void a_key_goes_when_its_time_is_up() {
        key("old", OLD);
        key("young", YOUNG);

        sweepWhenOldIsUp();

        assertThat(left("key", "idempotency_keys")).containsExactly("young");
    }

    @Test
    void a_delivery_goes_when_its_time_is_up_unless_it_is_still_to_be_attempted() {
        delivery("evt_1", OLD, null);
        delivery("evt_2", OLD, Instant.now().plus(LIMIT));
        delivery("evt_3", YOUNG, null);

        sweepWhenOldIsUp();

        assertThat(left("event_id", "webhook_deliveries")).containsExactly("evt_2", "evt_3");
    }

    @Test
    void an_event_goes_when_its_time_is_up_unless_it_is_still_to_be_delivered() {
        event("evt_1", OLD);
        event("evt_2", OLD);
        event("evt_3", YOUNG);
        delivery("evt_2", OLD, Instant.now().plus(LIMIT));

        sweepWhenOldIsUp();

        assertThat(left("id", "merchant_events")).containsExactly("evt_2", "evt_3");
    }

    @Test
    void more_than_a_batch_goes_at_once() {
        insert(
                """
                insert into merchant_events (merchant_id, livemode, id, type, created_at, object)
                select $1, false, 'evt_' || n, 'charge.succeeded', $2, '{}'
                from generate_series(1, 1100) n
                """,
                Tuple.of(merchant, Columns.time(OLD)));

        sweepWhenOldIsUp();

        assertThat(left("id", "merchant_events")).isEmpty();
    }

    private void key(String key, Instant at) {
        insert(
                """
                insert into idempotency_keys (merchant_id, livemode, shopper, key, fingerprint,
                  resource_id, created_at)
                values ($1, false, false, $2, '', 'pi_1', $3)
                """,
                Tuple.of(merchant, key, Columns.time(at)));
    }

    private void event(String id, Instant at) {
        insert(
                """
                insert into merchant_events (merchant_id, livemode, id, type, created_at, object)
                values ($1, false, $2, 'charge.succeeded', $3, '{}')
                """,
                Tuple.of(merchant, merchant + id, Columns.time(at)));
    }

    private void delivery(String event, Instant at, Instant next) {
        insert(
                """
                insert into webhook_deliveries (merchant_id, livemode, endpoint_id, event_id,
                  created_at, next_attempt_at)
                values ($1, false, 'we_of_nobody', $2, $3, $4)
                """,
                Tuple.of(
                        merchant,
                        merchant + event,
                        Columns.time(at),
                        next == null ? null : Columns.time(next)));
    }

    private void insert(String sql, Tuple row) {
        pool.preparedQuery(sql).execute(row).await().atMost(LIMIT);
    }

    private void sweepWhenOldIsUp() {
        var up = OLD.plus(Duration.ofDays(config.retentionDays())).plusSeconds(1);
        new PostgresRetention(pool, Clock.fixed(up, ZoneOffset.UTC), config)
                .sweep()
                .await()
                .atMost(LIMIT);
    }

    private List<String> left(String column, String table) {
        var left = new ArrayList<String>();
        pool.preparedQuery("select %s from %s where merchant_id = $1".formatted(column, table))
                .execute(Tuple.of(merchant))
                .await()
                .atMost(LIMIT)
                .forEach(row -> left.add(row.getString(0).replace(merchant, "")));
        left.sort(null);
        return left;
    }
}
