package io.gerbang.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.Api.Reply;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class ChargeApiIT extends ShopApi {

    private static final String PURCHASE =
            "amount=1999&currency=usd&confirm=true&payment_method=pm_card_visa";
    private static final String HOLD = PURCHASE + "&capture_method=manual";

    @Test
    void charges_are_listed_by_payment_customer_and_time() {
        var customer = api.post("/v1/customers", "").text("id");
        var first = api.post("/v1/payment_intents", PURCHASE + "&customer=" + customer);
        var second = api.post("/v1/payment_intents", PURCHASE);

        var all = api.get("/v1/charges");
        var older = api.get("/v1/charges?starting_after=" + second.text("latest_charge"));
        var newer = api.get("/v1/charges?ending_before=" + first.text("latest_charge"));

        var ids = List.of(second.text("latest_charge"), first.text("latest_charge"));
        assertThat(ids(all)).isEqualTo(ids);
        assertThat(ids(older)).isEqualTo(ids.subList(1, 2));
        assertThat(ids(newer)).isEqualTo(ids.subList(0, 1));
        assertThat(ids(api.get("/v1/charges?payment_intent=" + first.text("id"))))
                .isEqualTo(ids.subList(1, 2));
        assertThat(ids(api.get("/v1/charges?customer=" + customer))).isEqualTo(ids.subList(1, 2));
        assertThat(ids(api.get("/v1/charges?created[gte]=" + second.number("created"))))
                .contains(ids.getFirst());
        assertThat(ids(api.get("/v1/charges?created[lt]=" + first.number("created")))).isEmpty();
    }

    @Test
    void a_failed_attempt_is_listed_with_the_one_that_succeeded() {
        var id =
                api.post(
                                "/v1/payment_intents",
                                "amount=1999&currency=usd&confirm=true&payment_method="
                                        + "pm_card_chargeDeclinedInsufficientFunds")
                        .text("error.payment_intent.id");
        api.post("/v1/payment_intents/" + id + "/confirm", "payment_method=pm_card_visa");

        var charges = api.get("/v1/charges?payment_intent=" + id);

        assertThat(charges.body().get("data"))
                .extracting(charge -> charge.get("status").asText())
                .containsExactly("succeeded", "failed");
    }

    @Test
    void a_charge_that_failed_moves_no_money_of_the_one_that_succeeded() {
        var declined = "&payment_method=pm_card_chargeDeclinedInsufficientFunds";
        var paid = retried(PURCHASE.replace("&payment_method=pm_card_visa", declined));
        var held = retried(HOLD.replace("&payment_method=pm_card_visa", declined));

        var refund = api.post("/v1/refunds", "charge=" + failedChargeOf(paid));
        var capture = api.post("/v1/charges/" + failedChargeOf(held) + "/capture", "");

        assertThat(refund.status()).isEqualTo(400);
        assertThat(refund.text("error.code")).isEqualTo("charge_not_refundable");
        assertThat(refund.text("error.param")).isEqualTo("charge");
        assertThat(capture.status()).isEqualTo(400);
        assertThat(latestChargeOf(paid).number("amount_refunded")).isZero();
        assertThat(latestChargeOf(held).number("amount_captured")).isZero();
    }

    @Test
    void a_refund_that_names_both_means_the_payments_own_charge() {
        var mine = api.post("/v1/payment_intents", PURCHASE);
        var other = api.post("/v1/payment_intents", PURCHASE).text("latest_charge");

        var refused =
                api.post("/v1/refunds", "payment_intent=" + mine.text("id") + "&charge=" + other);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error.param")).isEqualTo("charge");
        assertThat(latestChargeOf(mine.text("id")).number("amount_refunded")).isZero();
        var own = "&charge=" + mine.text("latest_charge");
        assertThat(api.post("/v1/refunds", "payment_intent=" + mine.text("id") + own).status())
                .isEqualTo(200);
    }

    /** A payment whose first attempt, with the card that it names, fails. */
    private String retried(String form) {
        var id = api.post("/v1/payment_intents", form).text("error.payment_intent.id");
        api.post("/v1/payment_intents/" + id + "/confirm", "payment_method=pm_card_visa");
        return id;
    }

    private String failedChargeOf(String payment) {
        return ids(api.get("/v1/charges?payment_intent=" + payment)).getLast();
    }

    private Reply latestChargeOf(String payment) {
        return api.get(
                "/v1/charges/" + api.get("/v1/payment_intents/" + payment).text("latest_charge"));
    }

    @Test
    void a_charge_is_annotated() {
        var id = api.post("/v1/payment_intents", PURCHASE).text("latest_charge");
        var path = "/v1/charges/" + id;

        var changed =
                api.post(
                        path,
                        "description=Order 7&receipt_email=ayu@example.com&metadata[order]=7");

        assertThat(changed.text("description")).isEqualTo("Order 7");
        assertThat(changed.number("amount_captured")).isEqualTo(1999);
        assertThat(api.get(path).body()).isEqualTo(changed.body());
        assertThat(api.get("/v1/events?type=charge.updated").body().get("data")).hasSize(1);
        assertThat(api.post(path, "amount=1").text("error.code")).isEqualTo("parameter_unknown");
    }

    @Test
    void a_charge_is_captured_once() {
        var held = api.post("/v1/payment_intents", HOLD);
        var capture = "/v1/charges/" + held.text("latest_charge") + "/capture";

        var captured = api.post(capture, "amount=1500&expand[]=payment_intent");
        var again = api.post(capture, "");

        assertThat(captured.number("amount_captured")).isEqualTo(1500);
        assertThat(captured.text("payment_intent.status")).isEqualTo("succeeded");
        assertThat(again.text("error.code")).isEqualTo("charge_already_captured");
        assertThat(api.post("/v1/charges/ch_none/capture", "").status()).isEqualTo(404);
    }

    @Test
    void a_charges_refunds_go_on_where_its_list_says() {
        var charge = api.post("/v1/payment_intents", PURCHASE).text("latest_charge");
        var made =
                IntStream.range(0, 11)
                        .mapToObj(_ -> api.post("/v1/refunds", "amount=1&charge=" + charge))
                        .map(refund -> refund.text("id"))
                        .toList();
        var refunds = api.get("/v1/charges/" + charge + "?expand[]=refunds").body().get("refunds");
        var last = refunds.get("data").get(9).get("id").asText();

        var rest = api.get(refunds.get("url").asText() + "?starting_after=" + last);

        assertThat(refunds.get("has_more").asBoolean()).isTrue();
        assertThat(ids(rest)).containsExactly(made.getFirst());
    }

    @Test
    void fifty_parallel_captures_take_the_money_once() {
        var held = api.post("/v1/payment_intents", HOLD);

        var replies = fifty("/v1/payment_intents/" + held.text("id") + "/capture", "");

        assertThat(succeeded(replies)).hasSize(1);
        assertThat(codes(replies)).containsOnly("payment_intent_unexpected_state");
        assertThat(api.get("/v1/charges/" + held.text("latest_charge")).number("amount_captured"))
                .isEqualTo(1999);
    }

    @Test
    void fifty_parallel_refunds_give_the_money_back_once() {
        var payment = api.post("/v1/payment_intents", PURCHASE);

        var replies = fifty("/v1/refunds", "payment_intent=" + payment.text("id"));

        assertThat(succeeded(replies)).hasSize(1);
        assertThat(codes(replies)).containsOnly("charge_already_refunded");
        assertThat(
                        api.get("/v1/charges/" + payment.text("latest_charge"))
                                .number("amount_refunded"))
                .isEqualTo(1999);
    }

    @Test
    void fifty_parallel_parts_give_back_no_more_than_was_taken() {
        var payment = api.post("/v1/payment_intents", PURCHASE);
        var charge = payment.text("latest_charge");

        var replies = fifty("/v1/refunds", "charge=" + charge + "&amount=100");

        assertThat(succeeded(replies)).hasSize(19);
        assertThat(replies).extracting(Reply::status).containsOnly(200, 400);
        assertThat(api.get("/v1/charges/" + charge).number("amount_refunded")).isEqualTo(1900);
        assertThat(ids(api.get("/v1/refunds?limit=100&charge=" + charge))).hasSize(19);
    }

    @Test
    void refunds_are_listed_by_payment_and_by_charge() {
        var payment = api.post("/v1/payment_intents", PURCHASE);
        var other = api.post("/v1/payment_intents", PURCHASE);
        var first = refund(payment, 100);
        var second = refund(payment, 200);
        var others = refund(other, 300);

        assertThat(ids(api.get("/v1/refunds"))).containsExactly(others, second, first);
        assertThat(ids(api.get("/v1/refunds?payment_intent=" + payment.text("id"))))
                .containsExactly(second, first);
        assertThat(ids(api.get("/v1/refunds?charge=" + other.text("latest_charge"))))
                .containsExactly(others);
        assertThat(api.get("/v1/refunds?charge=ch_none").text("error.param")).isEqualTo("charge");
        assertThat(ids(api.get("/v1/refunds?created[lt]=" + payment.number("created")))).isEmpty();
        assertThat(api.get("/v1/refunds?expand[]=data.charge.customer").status()).isEqualTo(200);
    }

    @Test
    void a_refund_is_annotated_and_cannot_be_taken_back() {
        var id = refund(api.post("/v1/payment_intents", PURCHASE), 100);
        var path = "/v1/refunds/" + id;

        var changed = api.post(path, "metadata[reason]=late");

        assertThat(changed.text("metadata.reason")).isEqualTo("late");
        assertThat(api.get(path).body()).isEqualTo(changed.body());
        assertThat(api.post(path + "/cancel", "").status()).isEqualTo(400);
        assertThat(api.post("/v1/refunds/re_none/cancel", "").status()).isEqualTo(404);
    }

    private String refund(Reply payment, int amount) {
        return api.post("/v1/refunds", "payment_intent=" + payment.text("id") + "&amount=" + amount)
                .text("id");
    }

    private List<Reply> fifty(String path, String form) {
        return IntStream.range(0, 50)
                .mapToObj(i -> api.postAsync(path, form, null))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static List<Reply> succeeded(List<Reply> replies) {
        return replies.stream().filter(reply -> reply.status() == 200).toList();
    }

    /** Of those that were refused. */
    private static List<String> codes(List<Reply> replies) {
        return replies.stream()
                .filter(reply -> reply.status() != 200)
                .map(reply -> reply.text("error.code"))
                .toList();
    }

    private static List<String> ids(Reply list) {
        return StreamSupport.stream(list.body().get("data").spliterator(), false)
                .map(each -> each.get("id").asText())
                .toList();
    }
}
