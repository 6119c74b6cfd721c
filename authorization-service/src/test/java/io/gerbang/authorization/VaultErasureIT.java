package io.gerbang.authorization;

import static io.gerbang.events.CaptureMethod.AUTOMATIC;
import static io.gerbang.events.CaptureMethod.MANUAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.authorization.application.payment.MessageDispatcher;
import io.gerbang.authorization.domain.AuthenticationAnswer;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.PaymentMethodFacts;
import io.gerbang.events.authorization.PaymentActionRequired;
import io.gerbang.events.authorization.PaymentAuthorized;
import io.gerbang.events.authorization.PaymentCaptured;
import io.gerbang.events.authorization.PaymentDeclined;
import io.gerbang.events.authorization.PaymentIncrementFailed;
import io.gerbang.events.authorization.RefundFailed;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.gerbang.web.key.KeyKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithFakeNetwork.class)
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "authorization"))
class VaultErasureIT extends PaymentsAtFakeNetwork {

    private static final Map<String, String> CARD =
            Map.of(
                    "type",
                    "card",
                    "card[number]",
                    "4242424242424242",
                    "card[exp_month]",
                    "12",
                    "card[exp_year]",
                    "2040");

    @Inject FakeThreeDSecureServer directory;
    @Inject MessageDispatcher dispatcher;

    @TestHTTPResource("/")
    URI base;

    VaultClient client;

    @BeforeEach
    void open() {
        client = VaultClient.ofMerchant(base, neighbours, KeyKind.SECRET);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void an_erased_card_is_gone_and_what_it_paid_is_not_refunded_to_it() {
        var id = client.post("/v1/payment_methods", CARD, "key-4").id();
        var paid = pay(id);
        var path = "/internal/payment_methods/%s?merchant_id=%s&livemode=false";

        client.delete(path.formatted(id, "acct_other"));
        assertThat(find(id, neighbours.merchantId()).status()).isEqualTo(200);
        client.delete(path.formatted(id, neighbours.merchantId()));

        assertThat(find(id, neighbours.merchantId()).status()).isEqualTo(404);
        assertThat(Rows.count(pool, "cards where holder_id = $1", id)).isZero();
        assertThat(Rows.count(pool, "payment_methods where id = $1", id)).isZero();
        var replayed = client.post("/v1/payment_methods", CARD, "key-4");
        assertThat(replayed.error("code")).isEqualTo("resource_missing");
        neighbours.refund(paid, "re_of_" + id, 1_000);
        var refused = (RefundFailed) neighbours.await(paid.paymentId(), 3).getLast();
        assertThat(refused.failureReason()).isEqualTo("expired_or_canceled_card");
    }

    /** The issuer may have given the money back, and cannot be asked again without the number. */
    @Test
    void a_refund_whose_answer_is_lost_is_not_refused_because_its_card_is_gone() {
        var id = client.post("/v1/payment_methods", CARD).id();
        var paid = pay(id);
        acquirer.mood(FakeAcquirer.Mood.IS_SILENT);
        neighbours.refund(paid, "re_of_" + id, 1_000);
        awaitTries(paid, 2);

        erase(id);
        acquirer.mood(FakeAcquirer.Mood.ANSWERS);

        awaitTries(paid, 4);
        assertThat(neighbours.await(paid.paymentId(), 2)).hasSize(2);
    }

    @Test
    void a_refund_that_a_killed_process_had_sent_is_not_refused_because_its_card_is_gone() {
        var id = client.post("/v1/payment_methods", CARD).id();
        var paid = pay(id);
        awaitAcknowledged(paid);
        acquirer.mood(FakeAcquirer.Mood.HANGS);
        neighbours.refund(paid, "re_of_" + id, 1_000);
        Rows.await("the issuer pays", () -> acquirer.refunded(asked().trace()) == 1_000);
        erase(id);
        acquirer.mood(FakeAcquirer.Mood.ANSWERS);

        Rows.execute(
                pool,
                "update network_messages set boot = boot - 1 where payment_id = $1",
                paid.paymentId());
        dispatcher.takeOver().await().indefinitely();

        awaitTries(paid, 2);
        assertThat(neighbours.await(paid.paymentId(), 2)).hasSize(2);
    }

    @Test
    void a_refund_that_waits_behind_its_capture_fails_when_its_card_is_gone() {
        var id = client.post("/v1/payment_methods", CARD).id();
        var payment = neighbours.payment(1_000, MANUAL, method(id));
        neighbours.screened(payment);
        neighbours.await(payment.paymentId(), 1);
        acquirer.mood(FakeAcquirer.Mood.IS_SILENT);
        neighbours.capture(payment, "cap_of_" + id, 1_000, true);
        neighbours.refund(payment, "re_of_" + id, 1_000);
        Rows.await("the refund waits", () -> waiting(payment) == 2);
        erase(id);

        acquirer.mood(FakeAcquirer.Mood.ANSWERS);

        var failed = (RefundFailed) neighbours.await(payment.paymentId(), 3).getLast();
        assertThat(failed.failureReason()).isEqualTo("expired_or_canceled_card");
        awaitAcknowledged(payment);
    }

    @Test
    void a_capture_does_not_wait_for_a_refund_that_cannot_be_asked_for_again() {
        var id = client.post("/v1/payment_methods", CARD).id();
        var payment = neighbours.payment(1_000, MANUAL, method(id));
        neighbours.screened(payment);
        neighbours.await(payment.paymentId(), 1);
        neighbours.capture(payment, "cap_1_of_" + id, 400, false);
        neighbours.await(payment.paymentId(), 2);
        awaitAcknowledged(payment);
        acquirer.mood(FakeAcquirer.Mood.IS_SILENT);
        neighbours.refund(payment, "re_of_" + id, 400);
        awaitTries(payment, 1);
        erase(id);

        neighbours.capture(payment, "cap_2_of_" + id, 600, true);
        acquirer.mood(FakeAcquirer.Mood.ANSWERS);

        Rows.await(
                "the network hears of the capture",
                () -> acquirer.captured(asked().trace()) == 1_000);
    }

    @Test
    void an_increment_that_never_left_fails_when_its_card_is_gone() {
        var id = client.post("/v1/payment_methods", CARD).id();
        var payment = neighbours.flexiblePayment(10_000, method(id));
        neighbours.screened(payment);
        neighbours.await(payment.paymentId(), 1);
        acquirer.mood(FakeAcquirer.Mood.IS_AWAY);
        neighbours.increment(payment, "inc_of_" + id, 15_000);
        awaitTries(payment, 2);

        erase(id);

        var failed = (PaymentIncrementFailed) neighbours.await(payment.paymentId(), 2).getLast();
        assertThat(failed.incrementId()).isEqualTo("inc_of_" + id);
        awaitAcknowledged(payment);
    }

    @Test
    void an_increment_that_may_have_left_is_undone_when_its_card_is_gone_and_keeps_no_capture() {
        var id = client.post("/v1/payment_methods", CARD).id();
        var payment = neighbours.flexiblePayment(10_000, method(id));
        neighbours.screened(payment);
        neighbours.await(payment.paymentId(), 1);
        acquirer.mood(FakeAcquirer.Mood.IS_SILENT);
        neighbours.increment(payment, "inc_of_" + id, 15_000);
        awaitTries(payment, 1);
        erase(id);

        neighbours.capture(payment, "cap_of_" + id, 10_000, true);

        var events = neighbours.await(payment.paymentId(), 3);
        assertThat(events.get(1)).isInstanceOf(PaymentIncrementFailed.class);
        assertThat(events.get(2)).isInstanceOf(PaymentCaptured.class);
        acquirer.mood(FakeAcquirer.Mood.ANSWERS);
        awaitAcknowledged(payment);
        assertThat(acquirer.held(asked().trace())).isEqualTo(10_000);
    }

    /** Nothing is held yet, and the issuer cannot be asked without the number. */
    @Test
    void an_attempt_whose_card_is_erased_during_the_challenge_ends_when_the_shopper_is_back() {
        directory.says(
                new AuthenticationAnswer.Challenge("https://acs.example.com", "e30"),
                new AuthenticationAnswer.Open());
        var id = client.post("/v1/payment_methods", CARD).id();
        var payment = challenged(id);
        erase(id);

        neighbours.resume(payment);

        var declined = (PaymentDeclined) neighbours.await(payment.paymentId(), 2).getLast();
        assertThat(declined.declineCode()).isEqualTo("invalid_account");
    }

    @Test
    void what_an_address_was_given_with_is_found_and_erased() {
        var form = new HashMap<>(CARD);
        form.put("billing_details[email]", "Siti@example.com");
        var id = client.post("/v1/payment_methods", form).id();
        form.put("billing_details[email]", "Rositi@example.com");
        form.put("billing_details[name]", "siti@example.com");
        var other = client.post("/v1/payment_methods", form).id();
        var path =
                "/internal/people?merchant_id=%s&livemode=false&email=siti@example.com"
                        .formatted(neighbours.merchantId());

        var held = client.get(path).body();
        client.delete(path);

        assertThat(held).hasSize(1);
        assertThat(held.at("/0/payment_method/id").asText()).isEqualTo(id);
        assertThat(Rows.count(pool, "cards where holder_id = $1", id)).isZero();
        assertThat(Rows.count(pool, "cards where holder_id = $1", other)).isEqualTo(1);
    }

    private PaymentFacts pay(String methodId) {
        var payment = neighbours.payment(1_000, AUTOMATIC, method(methodId));
        neighbours.screened(payment);
        assertThat(neighbours.await(payment.paymentId(), 2).getFirst())
                .isInstanceOf(PaymentAuthorized.class);
        return payment;
    }

    private PaymentFacts challenged(String methodId) {
        var payment = neighbours.payment(1_000, AUTOMATIC, method(methodId)).authenticated();
        neighbours.screened(payment);
        assertThat(neighbours.await(payment.paymentId(), 1).getFirst())
                .isInstanceOf(PaymentActionRequired.class);
        return payment;
    }

    private void erase(String methodId) {
        client.delete(
                "/internal/payment_methods/%s?merchant_id=%s&livemode=false"
                        .formatted(methodId, neighbours.merchantId()));
    }

    private long waiting(PaymentFacts payment) {
        return Rows.count(pool, "network_messages where payment_id = $1", payment.paymentId());
    }

    private static PaymentMethodFacts method(String id) {
        return new PaymentMethodFacts(id, "card", null, null);
    }

    private void awaitTries(PaymentFacts payment, int tries) {
        Rows.await(
                "the message was tried " + tries + " times",
                () ->
                        Rows.count(
                                        pool,
                                        "network_messages where tries >= %d and payment_id = $1"
                                                .formatted(tries),
                                        payment.paymentId())
                                == 1);
    }

    private VaultClient.Answer find(String id, String merchantId) {
        return client.get(
                "/internal/payment_methods/%s?merchant_id=%s&livemode=false"
                        .formatted(id, merchantId));
    }
}
