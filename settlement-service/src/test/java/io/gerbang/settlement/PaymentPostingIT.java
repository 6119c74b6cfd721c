package io.gerbang.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.events.Topic;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "settlement"))
@QuarkusTestResource(FakeNeighbours.class)
class PaymentPostingIT {

    private static final Instant MONDAY = Instant.parse("2048-11-09T10:00:00Z");

    @Inject Pool pool;

    private Gateway gateway;

    @BeforeEach
    void open() {
        gateway = new Gateway();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void a_capture_is_posted_with_its_fee_and_becomes_pending() {
        var payment = gateway.capture(10_000, "usd", MONDAY);
        awaitTransaction(payment.transactionId());

        var transaction = gateway.get("/v1/balance_transactions/" + payment.transactionId());
        assertThat(transaction.getString("object")).isEqualTo("balance_transaction");
        assertThat(transaction.getLong("amount")).isEqualTo(10_000);
        assertThat(transaction.getLong("fee")).isEqualTo(320);
        assertThat(transaction.getLong("net")).isEqualTo(9_680);
        assertThat(transaction.getString("source")).isEqualTo(payment.chargeId());
        assertThat(transaction.getLong("available_on"))
                .isEqualTo(Instant.parse("2048-11-11T00:00:00Z").getEpochSecond());
        var balance = gateway.get("/v1/balance");
        assertThat(balance.getLong("pending.find { it.currency == 'usd' }.amount"))
                .isEqualTo(9_680);
        assertThat(balance.getLong("available.find { it.currency == 'usd' }.amount")).isZero();
    }

    @Test
    void the_posting_is_published_under_the_payment() {
        var payment = gateway.capture(10_000, "usd", MONDAY);
        awaitTransaction(payment.transactionId());
        Gateway.await(
                "the event",
                () -> !gateway.published(Topic.SETTLEMENT_BALANCE, payment.id()).isEmpty());

        var record = gateway.published(Topic.SETTLEMENT_BALANCE, payment.id()).getFirst();
        var event = new JsonObject(record.value());
        assertThat(event.getString("balance_transaction_id")).isEqualTo(payment.transactionId());
        assertThat(event.getLong("net")).isEqualTo(9_680);
        assertThat(event.getString("type")).isEqualTo("charge");
        assertThat(record.headers().lastHeader("ce_sequence").value()).asString().isEqualTo("1");
    }

    @Test
    void a_duplicate_is_posted_once() {
        var payment = gateway.capture(10_000, "usd", MONDAY);
        var captured = payment.captured(10_000, "usd");
        gateway.publish(Topic.AUTHORIZATION_PAYMENT, payment.id(), 1, MONDAY, captured);
        gateway.refund(payment, 2, 1_000, "usd", MONDAY);
        awaitTransaction("txn_" + payment.refundId(2).substring(3));

        var list = gateway.get("/v1/balance_transactions");
        assertThat(list.getList("data.type")).containsExactlyInAnyOrder("charge", "refund");
        assertThat(breaks()).isEmpty();
    }

    @Test
    void a_refund_leaves_the_fee_and_takes_the_gross_amount_out_of_pending() {
        var payment = gateway.capture(10_000, "usd", MONDAY);
        gateway.refund(payment, 2, 10_000, "usd", MONDAY.plusSeconds(60));
        awaitTransaction("txn_" + payment.refundId(2).substring(3));

        var balance = gateway.get("/v1/balance");
        assertThat(balance.getLong("pending.find { it.currency == 'usd' }.amount")).isEqualTo(-320);
    }

    @Test
    void a_refund_beyond_the_capture_goes_to_the_dead_letters() {
        var payment = gateway.capture(10_000, "usd", MONDAY);
        gateway.refund(payment, 2, 10_001, "usd", MONDAY);

        Gateway.await(
                "the dead letter",
                () ->
                        count(
                                        "select count(*) from dead_letters where key = '"
                                                + payment.id()
                                                + "'")
                                == 1);
        assertThat(gateway.get("/v1/balance_transactions").getList("data")).hasSize(1);
    }

    @Test
    void lists_are_filtered_and_paged() {
        var payment = gateway.capture(5_000, "usd", MONDAY);
        gateway.refund(payment, 2, 1_000, "usd", MONDAY);
        awaitTransaction("txn_" + payment.refundId(2).substring(3));

        var refunds = gateway.get("/v1/balance_transactions?type=refund");
        assertThat(refunds.getList("data.source")).containsExactly(payment.refundId(2));
        var bySource = gateway.get("/v1/balance_transactions?source=" + payment.chargeId());
        assertThat(bySource.getList("data.id")).containsExactly(payment.transactionId());
        var first = gateway.get("/v1/balance/history?limit=1");
        assertThat(first.getBoolean("has_more")).isTrue();
        var rest =
                gateway.get(
                        "/v1/balance/history?limit=1&starting_after="
                                + first.getString("data[0].id"));
        assertThat(rest.getBoolean("has_more")).isFalse();
        assertThat(gateway.status("/v1/balance_transactions?starting_after=txn_none"))
                .isEqualTo(400);
        assertThat(gateway.status("/v1/balance_transactions?colour=red")).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "balance_transactions, source",
        "balance/history, source",
        "payouts, destination",
        "payouts, balance_transaction.source"
    })
    void what_other_services_own_is_not_expanded(String list, String property) {
        var error = gateway.refused("/v1/%s?expand[]=data.%s".formatted(list, property));

        var last = property.substring(property.lastIndexOf('.') + 1);
        assertThat(error.getString("message"))
                .isEqualTo("This property cannot be expanded (%s).".formatted(last));
        assertThat(error.getString("param")).isEqualTo("expand");
        assertThat(error.getString("type")).isEqualTo("invalid_request_error");
    }

    @Test
    void another_merchants_transaction_is_not_found() {
        var payment = gateway.capture(5_000, "usd", MONDAY);
        awaitTransaction(payment.transactionId());

        try (var other = new Gateway()) {
            assertThat(other.status("/v1/balance_transactions/" + payment.transactionId()))
                    .isEqualTo(404);
        }
    }

    @Test
    void checkout_reads_many_by_id() {
        var payment = gateway.capture(5_000, "usd", MONDAY);
        awaitTransaction(payment.transactionId());

        var found =
                gateway.get(
                        "/internal/balance_transactions?ids=txn_none," + payment.transactionId());
        assertThat(found.getList("data.id")).containsExactly(payment.transactionId());
    }

    private void awaitTransaction(String id) {
        Gateway.await(id, () -> gateway.status("/v1/balance_transactions/" + id) == 200);
    }

    private long count(String sql) {
        return pool.query(sql).executeAndAwait().iterator().next().getLong(0);
    }

    private String breaks() {
        var breaks = new StringBuilder();
        pool.query("select * from ledger_breaks()")
                .executeAndAwait()
                .forEach(row -> breaks.append(row.toJson()));
        return breaks.toString();
    }
}
