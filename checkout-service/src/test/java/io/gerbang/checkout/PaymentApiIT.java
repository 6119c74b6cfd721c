package io.gerbang.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.gerbang.checkout.Api.Reply;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class PaymentApiIT extends ShopApi {

    private static final String PURCHASE =
            "amount=1999&currency=usd&confirm=true&payment_method=pm_card_visa";
    private static final String HOLD = PURCHASE + "&capture_method=manual";

    @Test
    void an_order_is_noted_of_a_payment_that_has_succeeded() {
        var id =
                api.post(
                                "/v1/payment_intents",
                                "amount=1999&currency=usd&confirm=true&payment_method=pm_card_visa")
                        .text("id");
        var path = "/v1/payment_intents/" + id;

        var noted = api.post(path, "metadata[order]=7&description=Order 7");

        assertThat(noted.status()).isEqualTo(200);
        assertThat(api.get(path).text("metadata.order")).isEqualTo("7");
        assertThat(api.get(path).text("status")).isEqualTo("succeeded");
        assertThat(api.post(path, "amount=1").status()).isEqualTo(400);
        assertThat(api.post(path, "amount=2500").text("error.code"))
                .isEqualTo("payment_intent_unexpected_state");
    }

    @Test
    void a_purchase_is_answered_with_its_outcome() {
        var payment = api.post("/v1/payment_intents", PURCHASE + "&metadata[order]=42");

        assertThat(payment.status()).isEqualTo(200);
        assertThat(payment.text("status")).isEqualTo("succeeded");
        assertThat(payment.number("amount_received")).isEqualTo(1999);
        assertThat(payment.text("metadata.order")).isEqualTo("42");
        var charge = api.get("/v1/charges/" + payment.text("latest_charge"));
        assertThat(charge.text("payment_method_details.card.last4")).isEqualTo("4242");
        assertThat(charge.body().get("captured").asBoolean()).isTrue();
    }

    @Test
    void another_merchants_payment_is_missing_while_its_own_merchant_changes_it_too() {
        var path =
                "/v1/payment_intents/"
                        + api.post("/v1/payment_intents", "amount=1999&currency=usd").text("id");
        var other = new Api(base, Api.newShop(merchants).secretKey());
        var owners = new ArrayList<CompletableFuture<Reply>>();
        var others = new ArrayList<CompletableFuture<Reply>>();

        for (int each = 0; each < 20; each++) {
            owners.add(api.postAsync(path, "metadata[each]=" + each, null));
            others.add(other.postAsync(path + "/cancel", "", null));
        }

        assertThat(owners).allSatisfy(reply -> assertThat(reply.join().status()).isEqualTo(200));
        assertThat(others).allSatisfy(reply -> assertThat(reply.join().status()).isEqualTo(404));
        assertThat(api.get(path).text("status")).isEqualTo("requires_payment_method");
    }

    @Test
    void a_decline_is_a_card_error_with_the_intent_in_it() {
        var declined =
                api.post(
                        "/v1/payment_intents",
                        "amount=1999&currency=usd&confirm=true"
                                + "&payment_method=pm_card_chargeDeclinedInsufficientFunds");

        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.text("error.type")).isEqualTo("card_error");
        assertThat(declined.text("error.decline_code")).isEqualTo("insufficient_funds");
        assertThat(declined.text("error.payment_intent.status"))
                .isEqualTo("requires_payment_method");
        assertThat(declined.text("error.payment_method.card.last4")).isEqualTo("9995");
        assertThat(declined.body().at("/error/payment_method"))
                .isEqualTo(
                        declined.body()
                                .at("/error/payment_intent/last_payment_error/payment_method"));
    }

    @Test
    void a_declined_payment_can_be_confirmed_with_another_card() {
        var declined =
                api.post(
                        "/v1/payment_intents",
                        "amount=1999&currency=usd&confirm=true"
                                + "&payment_method=pm_card_chargeDeclinedInsufficientFunds");
        var id = declined.text("error.payment_intent.id");

        var paid =
                api.post("/v1/payment_intents/" + id + "/confirm", "payment_method=pm_card_visa");

        assertThat(paid.text("status")).isEqualTo("succeeded");
        assertThat(paid.text("latest_charge")).endsWith("2");
    }

    @Test
    void a_declined_card_is_tried_again_only_where_it_is_named() {
        var card = "payment_method=pm_card_chargeDeclinedInsufficientFunds";
        var declined =
                api.post("/v1/payment_intents", "amount=1999&currency=usd&confirm=true&" + card);
        var path = "/v1/payment_intents/" + declined.text("error.payment_intent.id") + "/confirm";

        var nameless = api.post(path, "");
        var named = api.post(path, card);

        assertThat(nameless.status()).isEqualTo(400);
        assertThat(nameless.text("error.code")).isEqualTo("payment_intent_unexpected_state");
        assertThat(nameless.text("error.payment_intent.last_payment_error.code"))
                .isEqualTo("card_declined");
        assertThat(named.status()).isEqualTo(402);
        assertThat(named.text("error.charge")).endsWith("2");
    }

    @Test
    void an_emptied_payment_method_is_taken_from_the_payment() {
        var card = "payment_method=pm_card_visa";
        var path =
                "/v1/payment_intents/"
                        + api.post("/v1/payment_intents", "amount=1999&currency=usd&" + card)
                                .text("id");

        var emptied = api.post(path, "payment_method=");
        var refused = api.post(path + "/confirm", "");

        assertThat(emptied.text("status")).isEqualTo("requires_payment_method");
        assertThat(emptied.body().get("payment_method").isNull()).isTrue();
        assertThat(refused.text("error.code")).isEqualTo("payment_intent_unexpected_state");
        assertThat(api.post(path + "/confirm", card).text("status")).isEqualTo("succeeded");
        assertThat(api.post(path, "payment_method=").status()).isEqualTo(400);
    }

    @Test
    void a_hold_is_captured_in_part_and_only_once() {
        var id = api.post("/v1/payment_intents", HOLD).text("id");
        var capture = "/v1/payment_intents/" + id + "/capture";

        var tooMuch = api.post(capture, "amount_to_capture=2000");
        var captured = api.post(capture, "amount_to_capture=1500");
        var again = api.post(capture, "amount_to_capture=1");

        assertThat(tooMuch.status()).isEqualTo(400);
        assertThat(tooMuch.text("error.code")).isEqualTo("amount_too_large");
        assertThat(captured.text("status")).isEqualTo("succeeded");
        assertThat(captured.number("amount_received")).isEqualTo(1500);
        assertThat(again.text("error.code")).isEqualTo("payment_intent_unexpected_state");
    }

    @Test
    void a_hold_is_released_by_a_cancellation() {
        var id = api.post("/v1/payment_intents", HOLD).text("id");

        var canceled =
                api.post(
                        "/v1/payment_intents/" + id + "/cancel",
                        "cancellation_reason=requested_by_customer");
        var charge = api.get("/v1/charges/" + canceled.text("latest_charge"));

        assertThat(canceled.text("status")).isEqualTo("canceled");
        assertThat(charge.text("status")).isEqualTo("succeeded");
        assertThat(charge.body().get("captured").asBoolean()).isFalse();
        assertThat(charge.body().get("refunded").asBoolean()).isTrue();
        assertThat(charge.number("amount_refunded")).isEqualTo(1999);
        assertThat(charge.body().get("balance_transaction").isNull()).isTrue();
        assertThat(canceled.text("cancellation_reason")).isEqualTo("requested_by_customer");
    }

    @Test
    void refunds_never_exceed_the_capture() {
        var payment = api.post("/v1/payment_intents", PURCHASE);
        var id = payment.text("id");

        var some = api.post("/v1/refunds", "payment_intent=" + id + "&amount=500");
        var tooMuch = api.post("/v1/refunds", "payment_intent=" + id + "&amount=1500");
        var rest = api.post("/v1/refunds", "charge=" + payment.text("latest_charge"));
        var more = api.post("/v1/refunds", "payment_intent=" + id);

        assertThat(some.text("status")).isEqualTo("succeeded");
        assertThat(tooMuch.status()).isEqualTo(400);
        assertThat(rest.number("amount")).isEqualTo(1499);
        assertThat(more.text("error.code")).isEqualTo("charge_already_refunded");
    }

    @Test
    void fifty_parallel_confirms_make_one_attempt() {
        var id =
                api.post(
                                "/v1/payment_intents",
                                "amount=1999&currency=usd&payment_method=pm_card_visa")
                        .text("id");

        var replies =
                IntStream.range(0, 50)
                        .mapToObj(i ->
                                api.postAsync("/v1/payment_intents/" + id + "/confirm", "", null))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(replies.stream().filter(reply -> reply.status() == 200)).hasSize(1);
        assertThat(replies.stream().filter(reply -> reply.status() != 200))
                .allSatisfy(reply ->
                        assertThat(reply.text("error.code"))
                                .isEqualTo("payment_intent_unexpected_state"));
        assertThat(api.get("/v1/payment_intents/" + id).text("latest_charge")).endsWith("1");
    }

    @Test
    void lists_page_backwards_and_forwards() {
        var ids =
                IntStream.range(0, 5)
                        .mapToObj(i ->
                                api.post("/v1/payment_intents", "amount=100&currency=usd")
                                        .text("id"))
                        .toList();

        var newest = api.get("/v1/payment_intents?limit=2");
        var older = api.get("/v1/payment_intents?limit=10&starting_after=" + ids.get(3));
        var newer = api.get("/v1/payment_intents?limit=10&ending_before=" + ids.get(3));

        assertThat(newest.body().at("/data/0/id").asText()).isEqualTo(ids.get(4));
        assertThat(newest.body().get("has_more").asBoolean()).isTrue();
        assertThat(older.body().at("/data/0/id").asText()).isEqualTo(ids.get(2));
        assertThat(older.body().get("data")).hasSize(3);
        assertThat(newer.body().get("data")).hasSize(1);
    }

    @Test
    void bad_input_is_refused_with_its_parameter() {
        assertThat(api.post("/v1/payment_intents", "currency=usd").text("error.param"))
                .isEqualTo("amount");
        assertThat(api.post("/v1/payment_intents", "amount=1.5&currency=usd").text("error.param"))
                .isEqualTo("amount");
        assertThat(api.post("/v1/payment_intents", "amount=100&currency=zzz").text("error.param"))
                .isEqualTo("currency");
        assertThat(
                        api.post("/v1/payment_intents", "amount=100&currency=usd&status=succeeded")
                                .text("error.code"))
                .isEqualTo("parameter_unknown");
        assertThat(api.get("/v1/payment_intents/pi_none").status()).isEqualTo(404);
    }

    @Test
    void another_merchants_payment_is_missing() {
        var id = api.post("/v1/payment_intents", PURCHASE).text("id");
        var other = new Api(base, Api.newShop(merchants).secretKey());

        assertThat(other.get("/v1/payment_intents/" + id).status()).isEqualTo(404);
        assertThat(other.post("/v1/payment_intents/" + id + "/cancel", "").status()).isEqualTo(404);
        assertThat(other.post("/v1/refunds", "payment_intent=" + id).status()).isEqualTo(400);
    }

    @Test
    void a_change_is_told_with_what_was_before() {
        var held = api.post("/v1/payment_intents", HOLD).text("id");
        api.post("/v1/payment_intents/" + held + "/capture", "");
        api.post("/v1/refunds", "payment_intent=" + held + "&amount=1");

        assertThat(previously("charge.captured"))
                .isEqualTo(
                        "{'amount_captured':0,'balance_transaction':null,'captured':false}"
                                .replace('\'', '"'));
        assertThat(previously("charge.refunded")).isEqualTo("{\"amount_refunded\":0}");
        assertThat(previously("refund.updated"))
                .contains("\"status\":\"pending\"")
                .isEqualTo(previously("charge.refund.updated"));
    }

    private String previously(String type) {
        var events = api.get("/v1/events?type=" + type).body().get("data");
        assertThat(events).hasSize(1);
        return events.get(0).at("/data/previous_attributes").toString();
    }

    @Test
    void a_webhook_is_signed_and_retried_until_it_is_taken() throws Exception {
        var received = new LinkedBlockingQueue<String>();
        var server = endpoint(received);
        try {
            var url = "http://localhost:" + server.getAddress().getPort() + "/hook";
            var created =
                    api.post(
                            "/v1/webhook_endpoints",
                            "url=" + url + "&enabled_events[]=payment_intent.succeeded");
            assertThat(created.text("secret")).startsWith("whsec_");

            var id = api.post("/v1/payment_intents", PURCHASE).text("id");

            var first = received.poll(10, TimeUnit.SECONDS);
            var second = received.poll(10, TimeUnit.SECONDS);
            assertThat(first).contains(id).contains("payment_intent.succeeded");
            assertThat(second).isEqualTo(first);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_deleted_webhook_endpoint_is_gone() {
        var path =
                "/v1/webhook_endpoints/"
                        + api.post(
                                        "/v1/webhook_endpoints",
                                        "url=http://localhost/hook&enabled_events[]=*")
                                .text("id");

        var deleted = api.delete(path);

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.body().get("deleted").asBoolean()).isTrue();
        assertThat(api.get(path).status()).isEqualTo(404);
        assertThat(api.delete(path).status()).isEqualTo(404);
    }

    /** Refuses what comes first. */
    private static HttpServer endpoint(LinkedBlockingQueue<String> received) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext(
                "/hook",
                exchange -> {
                    var body = new String(exchange.getRequestBody().readAllBytes());
                    var status = received.isEmpty() && !body.isEmpty() ? 500 : 200;
                    received.add(body);
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
        return server;
    }
}
