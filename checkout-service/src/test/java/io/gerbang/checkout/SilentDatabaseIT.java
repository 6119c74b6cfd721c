package io.gerbang.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.Api.Reply;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database that takes connections and answers nothing, as one whose disk hangs. */
@QuarkusTest
@TestProfile(DatabaseBehindProxy.class)
class SilentDatabaseIT extends ShopApi {

    private static final String PAYMENTS = "/v1/payment_intents";
    private static final String PAYMENT = "amount=1999&currency=usd&payment_method=pm_card_visa";

    /** A batch of the silence may have to end before the request's own begins. */
    private static final Duration LIMIT = Duration.ofSeconds(25);

    SilencingProxy database;

    @AfterEach
    void speak() {
        database.speak();
    }

    @Test
    void every_request_is_answered_in_time_and_done_once_when_it_is_repeated() {
        var path = PAYMENTS + "/" + api.post(PAYMENTS, PAYMENT).text("id");
        database.fallSilent();
        var asked = System.nanoTime();

        var replies =
                Stream.of(
                                api.postAsync(PAYMENTS, PAYMENT + "&confirm=true", "purchase"),
                                api.postAsync(path + "/confirm", "", "confirmation"),
                                api.getAsync(path),
                                api.getAsync(PAYMENTS))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(LIMIT);
        assertThat(replies).allSatisfy(SilentDatabaseIT::assertUnavailable);
        database.speak();
        var bought = repeated(() -> api.post(PAYMENTS, PAYMENT + "&confirm=true", "purchase"));
        repeated(() -> api.post(path + "/confirm", "", "confirmation"));
        assertSucceeds(PAYMENTS + "/" + bought.text("id"));
        assertSucceeds(path);
        assertThat(api.get(PAYMENTS).body().get("data")).hasSize(2);
    }

    private static void assertUnavailable(Reply reply) {
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.text("error.type")).isEqualTo("api_error");
        assertThat(reply.headers().firstValue("Stripe-Should-Retry")).hasValue("true");
    }

    /** Asks again as the SDKs do. */
    private static Reply repeated(Supplier<Reply> request) {
        var reply = eventually(request, answer -> answer.status() == 200);
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
        return reply;
    }

    /** Its outcome may lie behind what the tests before have left in Kafka. */
    private void assertSucceeds(String path) {
        var payment =
                eventually(
                        () -> api.get(path), answer -> "succeeded".equals(answer.text("status")));
        assertThat(payment.text("status")).as("%s", payment.body()).isEqualTo("succeeded");
    }

    private static Reply eventually(Supplier<Reply> request, Predicate<Reply> isWanted) {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        var reply = request.get();
        while (!isWanted.test(reply) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(100_000_000);
            reply = request.get();
        }
        return reply;
    }
}
