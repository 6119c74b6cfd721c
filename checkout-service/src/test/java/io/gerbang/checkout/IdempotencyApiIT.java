package io.gerbang.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.Api.Reply;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.idempotency.IdempotencyStore;
import io.gerbang.checkout.application.idempotency.IdempotentCall;
import io.gerbang.checkout.domain.IdempotencyKey;
import io.gerbang.messaging.Database;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.gerbang.web.idempotency.RequestFingerprint;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a repeat under the same Idempotency-Key gets. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class IdempotencyApiIT extends ShopApi {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String PAYMENTS = "/v1/payment_intents";
    private static final String PAYMENT = "amount=1999&currency=usd&payment_method=pm_card_visa";
    private static final String PURCHASE = PAYMENT + "&confirm=true";
    private static final String KEY = "order-1";

    @Inject IdempotencyStore keys;
    @Inject Database database;

    private Tenant tenant;
    private Api browser;

    @BeforeEach
    void browse() {
        tenant = new Tenant(merchant.merchant().id(), false);
        browser = new Api(base, merchant.publishableKey());
    }

    @Test
    void the_same_key_gives_the_same_payment() {
        var first = api.post(PAYMENTS, PURCHASE, KEY);
        var second = api.post(PAYMENTS, PURCHASE, KEY);
        var other = api.post(PAYMENTS, PURCHASE + "&capture_method=manual", KEY);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.text("error.type")).isEqualTo("idempotency_error");
    }

    @Test
    void after_processing_a_repeat_tells_how_the_payment_stands() {
        var unanswered = PURCHASE.replace("pm_card_visa", "pm_card_chargeDeclinedProcessingError");
        var first = api.post(PAYMENTS, unanswered, KEY);

        authorization.answerAtLast();
        var second = api.post(PAYMENTS, unanswered, KEY);

        assertThat(first.text("status")).isEqualTo("processing");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("id")).isEqualTo(first.text("id"));
        assertThat(second.text("status")).isEqualTo("requires_payment_method");
        assertThat(second.text("last_payment_error.code")).isEqualTo("processing_error");
    }

    @Test
    void parallel_requests_with_one_key_make_one_payment() {
        var replies =
                IntStream.range(0, 20)
                        .mapToObj(i -> api.postAsync(PAYMENTS, PURCHASE, KEY))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        var paid = api.post(PAYMENTS, PURCHASE, KEY);
        assertThat(replies)
                .allMatch(reply -> reply.body().equals(paid.body()) || isInUse(reply))
                .anyMatch(reply -> reply.status() == 200);
        assertThat(api.get(PAYMENTS).body().get("data")).hasSize(1);
        assertThat(paid.text("status")).isEqualTo("succeeded");
    }

    @Test
    void a_key_is_in_use_until_the_first_request_with_it_has_committed() {
        var end = new CompletableFuture<Void>();
        var first = claim(end);
        var elsewhere = api.postAsync(PAYMENTS, PURCHASE, "order-2");

        var payment = api.post(PAYMENTS, PURCHASE, KEY);
        var clock = api.post("/v1/test_helpers/test_clocks", "frozen_time=1900000000", KEY);

        for (var refused : new Reply[] {payment, clock}) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text("error.type")).isEqualTo("idempotency_error");
            assertThat(refused.text("error.code")).isEqualTo("idempotency_key_in_use");
            assertThat(refused.headers().firstValue("Stripe-Should-Retry")).hasValue("true");
        }
        assertThat(elsewhere.join().text("status")).isEqualTo("succeeded");
        end.completeExceptionally(new IllegalStateException("the first request dies"));
        assertThat(first).failsWithin(LIMIT);
        assertThat(api.post(PAYMENTS, PURCHASE, KEY).text("status")).isEqualTo("succeeded");
    }

    @Test
    void what_a_browser_sends_uses_up_no_key_of_the_shops_server() {
        var payment = api.post(PAYMENTS, PAYMENT);
        var form = "client_secret=" + payment.text("client_secret");
        var confirm = PAYMENTS + "/" + payment.text("id") + "/confirm";

        var confirmed = browser.post(confirm, form, KEY);
        var another = api.post(PAYMENTS, PURCHASE, KEY);

        assertThat(confirmed.text("status")).isEqualTo("succeeded");
        assertThat(another.text("status")).isEqualTo("succeeded");
        assertThat(browser.post(confirm, form, KEY).body()).isEqualTo(confirmed.body());
        assertThat(api.post(PAYMENTS, PURCHASE, KEY).body()).isEqualTo(another.body());
    }

    /** Another instance's request with the key, which ends when it is told to. */
    private CompletableFuture<Void> claim(CompletableFuture<Void> end) {
        var call =
                new IdempotentCall(
                        tenant,
                        new IdempotencyKey(KEY, false),
                        new RequestFingerprint("0".repeat(64)),
                        "pi_first");
        var claimed = new CompletableFuture<Void>();
        var committed =
                database.transact(tx ->
                                keys.claim(tx, List.of(call))
                                        .invoke(used -> claimed.complete(null))
                                        .chain(() -> Uni.createFrom().completionStage(end)))
                        .subscribeAsCompletionStage();
        claimed.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        return committed;
    }

    private static boolean isInUse(Reply reply) {
        return reply.status() == 409;
    }
}
