package io.gerbang.check;

import static io.gerbang.check.gateway.ServiceDatabase.AUTHORIZATION;
import static io.gerbang.check.gateway.ServiceDatabase.CHECKOUT;
import static io.gerbang.check.gateway.ServiceDatabase.FRAUD;
import static io.gerbang.check.gateway.ServiceDatabase.SETTLEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.check.event.Backlog;
import io.gerbang.check.event.EventAudit;
import io.gerbang.check.event.OrderedSequences;
import io.gerbang.check.event.PublishedOnce;
import io.gerbang.check.gateway.EventStream;
import io.gerbang.check.ledger.BalancedEntries;
import io.gerbang.check.ledger.SealedBooks;
import io.gerbang.check.payment.CaptureLimit;
import io.gerbang.check.payment.ChargedOnce;
import io.gerbang.check.payment.Projections;
import io.gerbang.check.payment.RefundLimit;
import io.gerbang.check.secret.NoLeakedSecrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each invariant is violated once in a gateway that is otherwise healthy, and goes red. */
class PlantedViolationsIT {
    private static final String PAYMENTS = "authorization.payment.v1";

    private HealthyGateway healthy;

    @TempDir private Path folder;

    @BeforeEach
    void a_healthy_gateway() {
        healthy = HealthyGateway.fresh();
    }

    @Test
    void a_healthy_gateway_violates_nothing() throws Exception {
        var journal = journal("POST /v1/payment_intents 200 pi_1 key-1");

        for (var invariant : Invariants.of(healthy.gateway(), journal)) {
            var findings = invariant.check();
            assertThat(findings.examples()).as(invariant.name()).isEmpty();
            assertThat(findings.counted()).as(invariant.name()).isPositive();
        }
    }

    @Test
    void i1_a_ledger_transaction_that_does_not_sum_to_zero() throws Exception {
        healthy.change(SETTLEMENT, "update ledger_entries set amount = -31 where account = 'fees'");

        assertThat(violations(new BalancedEntries(healthy.gateway())))
                .containsExactly("ltx_1 sums to -1 idr");
    }

    @Test
    void i2_a_payment_that_was_authorized_twice() throws Exception {
        healthy.change(
                AUTHORIZATION,
                """
                insert into event_log (topic, key, sequence, type, merchant_id, livemode,
                                       occurred_at, correlation_id, value)
                select topic, key, 4, type, merchant_id, livemode, occurred_at, correlation_id,
                       value
                from event_log where key = 'pi_1' and sequence = 1
                """);

        assertThat(violations(new ChargedOnce(healthy.gateway())))
                .containsExactly("pi_1 was authorized 2 times");
    }

    @Test
    void i2_two_payments_under_one_idempotency_key() throws Exception {
        healthy.change(
                CHECKOUT,
                """
                insert into merchant_events (merchant_id, livemode, id, type, created_at, object,
                                             idempotency_key)
                values ('acct_1', false, 'evt_4', 'payment_intent.created', '2026-11-23T10:00:01Z',
                        '{}', 'key-1')
                """);

        assertThat(violations(new ChargedOnce(healthy.gateway())))
                .containsExactly("2 objects were made under the idempotency key key-1 of acct_1");
    }

    @Test
    void i3_a_capture_of_more_than_was_authorized() throws Exception {
        replaceEvent("pi_1", 2, "{\"amount\": 1001, \"final_capture\": true}");

        assertThat(violations(new CaptureLimit(healthy.gateway())))
                .containsExactly("pi_1 captured 1001 of 1000");
    }

    @Test
    void i4_a_refund_of_more_than_was_captured() throws Exception {
        replaceEvent("pi_1", 3, "{\"amount\": 1400}");

        assertThat(violations(new RefundLimit(healthy.gateway())))
                .containsExactly("pi_1 refunded 1400 of 1000");
    }

    @Test
    void i6_an_event_that_was_committed_and_never_published() throws Exception {
        healthy.change(FRAUD, insertEvent("fraud.payment.v1", "pi_9", 1, "PaymentScreened"));

        assertThat(violations(publishedOnce()))
                .containsExactly(
                        "fraud.payment.v1: pi_9 was logged up to 1 and published up to 0",
                        "fraud.payment.v1: pi_9 has 1 events, and authorization-service took 0");
    }

    @Test
    void i6_an_event_that_was_published_and_never_committed() throws Exception {
        healthy.topics().publish("settlement.balance.v1", "pi_9", 1, "{}");

        assertThat(violations(publishedOnce()))
                .containsExactly(
                        "settlement.balance.v1: pi_9 is on Kafka, and its owner never logged it");
    }

    @Test
    void i6_an_event_that_a_consumer_has_not_taken() throws Exception {
        healthy.change(
                CHECKOUT,
                "update inbox set sequence = 2 where key = 'pi_1' and topic = '%s'"
                        .formatted(PAYMENTS));

        assertThat(violations(publishedOnce()))
                .containsExactly(
                        "authorization.payment.v1: pi_1 has 3 events, and checkout-service took 2");
    }

    @Test
    void i6_an_event_that_waits_for_its_predecessor_or_could_not_be_taken() throws Exception {
        healthy.change(
                SETTLEMENT,
                """
                insert into parked_events (topic, key, sequence, partition, "offset", headers, value)
                values ('authorization.payment.v1', 'pi_9', 2, 0, 9, '{}', '');
                insert into dead_letters (topic, partition, "offset", key, headers, value, reason)
                values ('authorization.payment.v1', 0, 8, 'pi_9', '{}', '', 'unreadable')
                """);

        assertThat(violations(publishedOnce()))
                .containsExactly(
                        "settlement-service has parked authorization.payment.v1 pi_9 2",
                        "settlement-service cannot take authorization.payment.v1 pi_9: unreadable");
    }

    @Test
    void i6_a_duplicate_on_kafka_is_no_violation() throws Exception {
        healthy.topics().publish(PAYMENTS, "pi_1", 2, "{}");

        var findings = publishedOnce().check();

        assertThat(findings.violations()).isZero();
        assertThat(findings.notes()).containsExactly("1 twice on authorization.payment.v1");
    }

    @Test
    void i7_a_gap_on_kafka() throws Exception {
        healthy.topics().publish(PAYMENTS, "pi_3", 3, "{}");

        assertThat(violations(new OrderedSequences(audit())))
                .containsExactly("authorization.payment.v1: pi_3 goes from 1 to 3");
    }

    @Test
    void i7_a_gap_in_an_event_log() throws Exception {
        healthy.change(AUTHORIZATION, "delete from event_log where key = 'pi_1' and sequence = 2");

        assertThat(violations(new OrderedSequences(audit())))
                .containsExactly("event_log of authorization: pi_1 has 2 events from 1 to 3");
    }

    @Test
    void i8_a_status_that_does_not_follow_from_the_events() throws Exception {
        healthy.change(
                CHECKOUT,
                "update payment_intents set body = replace(body, 'Canceled', 'Succeeded')"
                        + " where id = 'pi_2'");

        assertThat(violations(new Projections(healthy.gateway())))
                .containsExactly("pi_2: checkout says Succeeded, events say Canceled");
    }

    @Test
    void i8_a_refund_that_was_counted_twice() throws Exception {
        healthy.change(
                AUTHORIZATION, "update payments set refunded = 800 where payment_id = 'pi_1'");

        assertThat(violations(new Projections(healthy.gateway())))
                .containsExactly("pi_1: authorization has 800 refunded, events sum to 400");
    }

    @Test
    void i8_a_capture_that_settlement_never_posted() throws Exception {
        healthy.change(SETTLEMENT, "delete from payments; delete from event_log");

        assertThat(violations(new Projections(healthy.gateway())))
                .containsExactly("pi_1: unknown to settlement");
    }

    @Test
    void i12_an_outbox_that_does_not_empty() throws Exception {
        healthy.change(
                FRAUD,
                "insert into outbox (lane, topic, key, sequence) values (1, 'any', 'pi_9', 1)");

        assertThat(violations(backlog())).containsExactly("fraud-service: 1 rows in outbox");
    }

    @Test
    void i12_a_consumer_that_lags() throws Exception {
        healthy.topics().publish("settlement.payout.v1", "po_1", 1, "{}");

        assertThat(violations(backlog()))
                .containsExactly("checkout-service lags 1 on settlement.payout.v1");
    }

    @Test
    void i13_a_balance_that_is_not_the_sum_of_its_entries() throws Exception {
        healthy.change(SETTLEMENT, "update balances set amount = -31 where account = 'fees'");

        assertThat(violations(new SealedBooks(healthy.gateway())))
                .containsExactly("fees of acct_1 is -31 idr where its entries sum to -30");
    }

    @Test
    void i13_a_chain_whose_head_was_taken_away() throws Exception {
        healthy.change(SETTLEMENT, "delete from ledger_chains");

        assertThat(violations(new SealedBooks(healthy.gateway())))
                .containsExactly("chain settlement-0 has no head to say where it ends");
    }

    @Test
    void i13_entries_that_were_changed_after_they_were_sealed() throws Exception {
        healthy.change(
                SETTLEMENT,
                """
                update ledger_entries set amount = amount + case line when 0 then 1 else -1 end
                where transaction_id = 'ltx_1' and line in (0, 2);
                update balances set amount = amount + 1 where account = 'network_receivable';
                update balances set amount = amount - 1 where account = 'fees'
                """);

        assertThat(violations(new SealedBooks(healthy.gateway())))
                .containsExactly(
                        "charge of acct_1 at 2026-11-23 10:00:00 for 2026-11-25 00:00:00:"
                                + " 1 of 1000 less 30 idr shown, 1 of 1001 less 31 entered",
                        "block settlement-0/1 is not what was sealed");
    }

    @Test
    void i14_a_card_number_in_a_log() throws Exception {
        Files.writeString(healthy.logs().resolve("checkout-service.log"), "pan 4242424242424242\n");

        assertThat(violations(new NoLeakedSecrets(healthy.gateway(), audit())))
                .containsExactly("card number 424242…4242 in checkout-service.log");
    }

    @Test
    void i14_a_card_number_in_a_table_as_text_and_as_bytes() throws Exception {
        healthy.change(
                CHECKOUT,
                """
                update payment_intents set body = replace(body, '{', '{"n": "5555555555554444", ')
                where id = 'pi_4';
                """);
        healthy.change(
                AUTHORIZATION,
                """
                insert into cards values ('pm_1', 'acct_1', false, 1, '4456530000000007', '{}')
                """);

        assertThat(violations(new NoLeakedSecrets(healthy.gateway(), audit())))
                .containsExactly(
                        "card number 555555…4444 in table payment_intents of checkout",
                        "card number 445653…0007 in table cards of authorization");
    }

    @Test
    void i14_a_verification_code_and_a_key_on_topics() throws Exception {
        healthy.topics().publishAnything("checkout.dlq.any", "pi_1", "{\"cvc\": \"123\"}");
        healthy.topics()
                .publishAnything("fraud.dlq.any", "pi_1", "sk_test_4eC39HqLyjWDarjtT1zdp7dc");

        assertThat(violations(new NoLeakedSecrets(healthy.gateway(), audit())))
                .satisfiesExactly(
                        code ->
                                assertThat(code)
                                        .startsWith("a verification code in checkout.dlq.any"),
                        key -> assertThat(key).startsWith("an API key in fraud.dlq.any"));
    }

    private static List<String> violations(Invariant invariant) throws Exception {
        return invariant.check().examples();
    }

    private Invariant publishedOnce() {
        return new PublishedOnce(healthy.gateway(), audit(), EventStream.ALL);
    }

    private Invariant backlog() {
        return new Backlog(healthy.gateway(), EventStream.ALL, Duration.ofMillis(100));
    }

    private EventAudit audit() {
        return new EventAudit(healthy.gateway(), EventStream.ALL);
    }

    private Path journal(String... lines) throws Exception {
        return Files.write(folder.resolve("journal"), List.of(lines));
    }

    private void replaceEvent(String key, int sequence, String value) throws Exception {
        healthy.change(
                AUTHORIZATION,
                "update event_log set value = convert_to('%s', 'UTF8') where key = '%s' and sequence = %d"
                        .formatted(value, key, sequence));
    }

    private static String insertEvent(String topic, String key, int sequence, String type) {
        return """
        insert into event_log (topic, key, sequence, type, merchant_id, livemode, occurred_at,
                               correlation_id, value)
        values ('%s', '%s', %d, '%s', 'acct_1', false, now(), 'req_1', '{}')
        """
                .formatted(topic, key, sequence, type);
    }
}
