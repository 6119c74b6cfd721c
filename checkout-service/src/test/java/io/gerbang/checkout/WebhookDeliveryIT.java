package io.gerbang.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gerbang.checkout.application.merchant.CreateMerchantHandler;
import io.gerbang.checkout.application.merchant.CreateMerchantHandler.Created;
import io.gerbang.checkout.application.webhook.Attempt;
import io.gerbang.checkout.application.webhook.DeliveryStore;
import io.gerbang.checkout.application.webhook.DeliveryStore.Attempted;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What another instance did is played by rows that this one has not written. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class WebhookDeliveryIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String PAYMENT = "amount=1999&currency=usd";
    private static final String INSERT_ENDPOINT =
            """
            insert into webhook_endpoints (merchant_id, livemode, id, url, enabled_events, metadata,
                                           secret, created_at)
            values ($1, false, $2, $3, array['*'], '{}', 'whsec_1', now())
            """;
    private static final String INSERT_DELIVERIES =
            """
            insert into webhook_deliveries (merchant_id, livemode, endpoint_id, event_id,
                                            created_at, next_attempt_at)
            select merchant_id, false, $2, id, now(), now() - interval '1 minute'
            from merchant_events where merchant_id = $1 order by id limit $3
            """;

    @TestHTTPResource URI base;
    @Inject CreateMerchantHandler merchants;
    @Inject DeliveryStore deliveries;
    @Inject Pool pool;

    private final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
    private HttpServer server;
    private Created shop;
    private Api api;

    @BeforeEach
    void open() throws IOException {
        shop = Api.newShop(merchants);
        api = new Api(base, shop.secretKey());
        server = HttpServer.create(new InetSocketAddress(0), 0);
        server.createContext("/hook", this::take);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void an_endpoint_that_another_instance_has_just_made_hears_of_the_next_event()
            throws Exception {
        insertEndpoint("localhost");

        var id = api.post("/v1/payment_intents", PAYMENT).text("id");

        assertThat(received.poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).contains(id);
    }

    @Test
    void a_late_copy_that_fails_does_not_undo_a_delivery() {
        insertEndpoint("localhost");
        api.post("/v1/payment_intents", PAYMENT);
        var delivered = await(row -> row.getOffsetDateTime("delivered_at") != null);

        var now = Instant.now();
        var refused = new Attempt(now, 500, 1, "HTTP 500", null);
        var late = new Attempted(delivered.getLong("id"), 0, refused, now);
        deliveries.record(List.of(late), LIMIT).await().atMost(LIMIT);

        var still = await(row -> true);
        assertThat(still.getOffsetDateTime("delivered_at")).isNotNull();
        assertThat(still.getOffsetDateTime("next_attempt_at")).isNull();
        assertThat(still.getInteger("attempts")).isEqualTo(1);
    }

    @Test
    void a_delivery_whose_endpoint_is_gone_ends() {
        api.post("/v1/payment_intents", PAYMENT);
        insertDeliveries("we_gone_" + UUID.randomUUID(), 1);

        var ended = await(row -> row.getOffsetDateTime("next_attempt_at") == null);

        assertThat(ended.getString("last_error")).isEqualTo("endpoint deleted");
    }

    @Test
    void the_backlog_of_an_endpoint_that_hangs_holds_up_nobody_else() throws Exception {
        try (var hanging = new ServerSocket(0)) {
            api.post("/v1/payment_intents", PAYMENT);
            var event = api.get("/v1/events?limit=1").text("data.0.id");
            copyEvent(event, 3_000);
            var dead = insertEndpoint("localhost", hanging.getLocalPort());
            insertDeliveries(dead, 3_000);
            var live = insertEndpoint("localhost");
            insertDeliveries(live, 1);

            assertThat(received.poll(5, TimeUnit.SECONDS)).isNotNull();
            execute(
                    "update webhook_deliveries set next_attempt_at = null where merchant_id = $1",
                    Tuple.of(shop.merchant().id()));
        }
    }

    @Test
    void an_endpoint_whose_name_has_come_to_mean_the_inside_is_not_called() {
        insertEndpoint("127.0.0.2");
        api.post("/v1/payment_intents", PAYMENT);

        var refused = await(row -> row.getInteger("attempts") > 0);

        assertThat(refused.getString("last_error")).isEqualTo("url_invalid");
        assertThat(received).isEmpty();
    }

    private void take(HttpExchange exchange) throws IOException {
        received.add(new String(exchange.getRequestBody().readAllBytes()));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private String insertEndpoint(String host) {
        return insertEndpoint(host, server.getAddress().getPort());
    }

    private String insertEndpoint(String host, int port) {
        var id = "we_" + UUID.randomUUID();
        var url = "http://%s:%d/hook".formatted(host, port);
        execute(INSERT_ENDPOINT, Tuple.of(shop.merchant().id(), id, url));
        return id;
    }

    private void copyEvent(String event, int copies) {
        execute(
                """
                insert into merchant_events
                  (merchant_id, livemode, id, type, created_at, object)
                select merchant_id, livemode, id || n, type, created_at, object
                from merchant_events, generate_series(1, $3) n
                where merchant_id = $1 and id = $2
                """,
                Tuple.of(shop.merchant().id(), event, copies));
    }

    private void insertDeliveries(String endpointId, int count) {
        execute(INSERT_DELIVERIES, Tuple.of(shop.merchant().id(), endpointId, count));
    }

    private void execute(String sql, Tuple parameters) {
        pool.preparedQuery(sql).execute(parameters).await().atMost(LIMIT);
    }

    /** The shop's only delivery, once it is as it should be. */
    private Row await(Predicate<Row> condition) {
        var deadline = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(deadline)) {
            var rows =
                    pool.preparedQuery("select * from webhook_deliveries where merchant_id = $1")
                            .execute(Tuple.of(shop.merchant().id()))
                            .await()
                            .atMost(LIMIT)
                            .iterator();
            if (rows.hasNext()) {
                var row = rows.next();
                if (condition.test(row)) {
                    return row;
                }
            }
        }
        throw new AssertionError("The delivery did not get there in time");
    }
}
