package io.gerbang.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.Api.Reply;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class CustomerApiIT extends ShopApi {

    private static final String PURCHASE = "amount=1999&currency=usd&confirm=true";

    @Test
    void a_customer_is_made_changed_and_read() {
        var id =
                api.post(
                                "/v1/customers",
                                "email=ayu@example.com&name=Ayu&metadata[tier]=gold"
                                        + "&address[city]=Bandung&address[country]=ID")
                        .text("id");

        var changed = api.post("/v1/customers/" + id, "name=Ayu Lestari&email=&metadata[tier]=");
        var read = api.get("/v1/customers/" + id);

        assertThat(id).startsWith("cus_");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(changed.body());
        assertThat(read.text("name")).isEqualTo("Ayu Lestari");
        assertThat(read.body().get("email").isNull()).isTrue();
        assertThat(read.body().get("metadata")).isEmpty();
        assertThat(read.text("address.city")).isEqualTo("Bandung");
        assertThat(types()).containsExactly("customer.updated", "customer.created");
    }

    @Test
    void a_deleted_customer_leaves_an_id_behind() {
        var id = api.post("/v1/customers", "payment_method=pm_card_visa").text("id");
        var card = api.get("/v1/customers/" + id + "/payment_methods").text("data.0.id");

        var deleted = api.delete("/v1/customers/" + id);

        assertThat(deleted.body().get("deleted").asBoolean()).isTrue();
        assertThat(api.get("/v1/customers/" + id).body()).isEqualTo(deleted.body());
        assertThat(api.get("/v1/customers").body().get("data")).isEmpty();
        assertThat(api.post("/v1/customers/" + id, "name=Ayu").status()).isEqualTo(404);
        assertThat(api.delete("/v1/customers/" + id).status()).isEqualTo(404);
        assertThat(api.get("/v1/payment_methods/" + card).body().get("customer").isNull()).isTrue();
        var payment = api.post("/v1/payment_intents", "amount=100&currency=usd&customer=" + id);
        assertThat(payment.status()).isEqualTo(400);
        assertThat(payment.text("error.param")).isEqualTo("customer");
    }

    @Test
    void customers_are_listed_by_their_address() {
        var ayu = api.post("/v1/customers", "email=ayu@example.com").text("id");
        api.post("/v1/customers", "email=budi@example.com");

        assertThat(ids(api.get("/v1/customers?email=ayu@example.com"))).containsExactly(ayu);
        assertThat(api.get("/v1/customers").body().get("data")).hasSize(2);
        assertThat(api.get("/v1/customers?created[lt]=1000").body().get("data")).isEmpty();
    }

    @Test
    void a_card_is_attached_pays_again_and_again_and_is_detached() {
        var customer = newCustomer();
        var card = attach("pm_card_visa", customer).text("id");

        var first = pay(card, "&customer=" + customer + "&off_session=true");
        var second = pay(card, "&customer=" + customer);
        var forNobody = pay(card, "");
        var forAnother = pay(card, "&customer=" + newCustomer());
        var elsewhere = attach(card, newCustomer());
        var detached = api.post("/v1/payment_methods/" + card + "/detach", "");
        var afterwards = pay(card, "&customer=" + customer);

        assertThat(first.text("status")).isEqualTo("succeeded");
        assertThat(first.text("payment_method")).isEqualTo(card);
        assertThat(second.text("customer")).isEqualTo(customer);
        assertThat(forNobody.text("error.message")).contains("belongs to a Customer");
        assertThat(forAnother.text("error.message")).contains("does not belong to the Customer");
        assertThat(elsewhere.text("error.message")).contains("already been attached");
        assertThat(detached.body().get("customer").isNull()).isTrue();
        assertThat(afterwards.text("error.message")).contains("may not be used again");
        assertThat(attach(card, customer).text("error.message")).contains("may not be used again");
        assertThat(api.post("/v1/payment_methods/" + card + "/detach", "").status()).isEqualTo(400);
        assertThat(ids(api.get("/v1/payment_intents?customer=" + customer)))
                .containsExactly(second.text("id"), first.text("id"));
    }

    @Test
    void a_card_of_somebody_else_is_refused_for_the_customer_who_is_named() {
        var card = attach("pm_card_visa", newCustomer()).text("id");
        var form = PURCHASE + "&payment_method=" + card + "&customer=";
        var another = form + newCustomer();
        var key = UUID.randomUUID().toString();

        var refused = api.post("/v1/payment_intents", another, key);
        var again = api.post("/v1/payment_intents", another, key);
        var forNobodyKnown = api.post("/v1/payment_intents", form + "cus_none");

        assertThat(refused.text("error.message")).contains("does not belong to the Customer");
        assertThat(again.body()).isEqualTo(refused.body());
        assertThat(forNobodyKnown.text("error.param")).isEqualTo("customer");
        assertThat(api.get("/v1/payment_intents").body().get("data")).isEmpty();
    }

    @Test
    void what_paid_for_nobody_can_be_neither_attached_nor_used_again() {
        var card = pay("pm_card_visa", "").text("payment_method");

        assertThat(api.get("/v1/payment_methods/" + card).text("card.last4")).isEqualTo("4242");
        assertThat(pay(card, "").text("error.message")).contains("may not be used again");
        assertThat(attach(card, newCustomer()).text("error.message"))
                .contains("may not be used again");
    }

    @Test
    void a_card_is_kept_for_the_customer_who_paid_with_it() {
        var customer = newCustomer();

        var paid =
                pay(
                        "pm_card_visa",
                        "&setup_future_usage=off_session&expand[]=payment_method&customer="
                                + customer);

        var card = paid.text("payment_method.id");
        assertThat(paid.text("payment_method.customer")).isEqualTo(customer);
        var kept = api.get("/v1/payment_methods?type=card&customer=" + customer);
        assertThat(ids(kept)).containsExactly(card);
        assertThat(ids(api.get("/v1/payment_methods?type=sepa_debit&customer=" + customer)))
                .isEmpty();
        assertThat(types()).contains("payment_method.attached");
        assertThat(pay(card, "&customer=" + customer).text("status")).isEqualTo("succeeded");
    }

    @Test
    void a_declined_card_is_not_kept() {
        var customer = newCustomer();

        pay(
                "pm_card_chargeDeclinedInsufficientFunds",
                "&setup_future_usage=off_session&customer=" + customer);

        assertThat(ids(api.get("/v1/customers/" + customer + "/payment_methods"))).isEmpty();
    }

    @Test
    void a_customers_card_is_changed() {
        var customer = newCustomer();
        var card = attach("pm_card_visa", customer).text("id");
        var path = "/v1/payment_methods/" + card;

        var changed =
                api.post(
                        path,
                        "billing_details[name]=Ayu&card[exp_month]=3&card[exp_year]=2031"
                                + "&metadata[note]=blue");

        assertThat(changed.text("billing_details.name")).isEqualTo("Ayu");
        assertThat(changed.number("card.exp_year")).isEqualTo(2031);
        assertThat(api.get("/v1/customers/" + customer + "/payment_methods/" + card).body())
                .isEqualTo(changed.body());
        assertThat(api.post(path, "card[exp_month]=13").text("error.code"))
                .isEqualTo("invalid_expiry_month");
        assertThat(types()).contains("payment_method.updated");
    }

    @Test
    void the_default_payment_method_is_the_customers_own() {
        var customer = newCustomer();
        var path = "/v1/customers/" + customer;
        var card = attach("pm_card_visa", customer).text("id");
        var others = attach("pm_card_visa", newCustomer()).text("id");
        var choose = "invoice_settings[default_payment_method]=";

        var refused = api.post(path, choose + others);
        var mistaken = api.post(path, choose + "sk_test_4eC39HqLyjWDarjtT1zdp7dc");
        api.post(path, choose + card);
        var read = api.get(path + "?expand[]=invoice_settings.default_payment_method");
        api.post("/v1/payment_methods/" + card + "/detach", "");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(mistaken.status()).isEqualTo(400);
        assertThat(mistaken.text("error.message")).doesNotContain("4eC39HqLyjWDarjtT1zdp7dc");
        assertThat(read.text("invoice_settings.default_payment_method.card.last4"))
                .isEqualTo("4242");
        assertThat(api.get(path).body().at("/invoice_settings/default_payment_method").isNull())
                .isTrue();
    }

    @Test
    void customers_are_expanded_deep_down() {
        var customer = newCustomer();
        var payment = pay("pm_card_visa", "&customer=" + customer).text("id");

        var list =
                api.get(
                        "/v1/payment_intents?expand[]=data.latest_charge.customer"
                                + "&expand[]=data.customer");
        var charge =
                api.get(
                        "/v1/payment_intents/"
                                + payment
                                + "?expand[]=latest_charge.payment_intent.customer");

        assertThat(list.text("data.0.customer.object")).isEqualTo("customer");
        assertThat(list.text("data.0.latest_charge.customer.id")).isEqualTo(customer);
        assertThat(charge.text("latest_charge.payment_intent.customer.id")).isEqualTo(customer);
        assertThat(api.get("/v1/payment_intents?expand[]=data.customer.email").status())
                .isEqualTo(400);
    }

    @Test
    void the_same_idempotency_key_makes_one_customer() {
        var key = UUID.randomUUID().toString();

        var first = api.post("/v1/customers", "name=Ayu", key);
        var second = api.post("/v1/customers", "name=Ayu", key);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(types()).containsExactly("customer.created");
    }

    @Test
    void another_merchants_customer_is_missing() {
        var customer = newCustomer();
        var card = attach("pm_card_visa", customer).text("id");
        var other = new Api(base, Api.newShop(merchants).secretKey());

        assertThat(other.get("/v1/customers/" + customer).status()).isEqualTo(404);
        assertThat(other.delete("/v1/customers/" + customer).status()).isEqualTo(404);
        assertThat(other.get("/v1/payment_methods?customer=" + customer).status()).isEqualTo(400);
        assertThat(other.get("/v1/customers/" + customer + "/payment_methods").status())
                .isEqualTo(404);
    }

    @Test
    void another_merchants_card_pays_nothing_where_its_own_merchant_pays_with_it_too() {
        var customer = newCustomer();
        var card = attach("pm_card_visa", customer).text("id");
        var form = PURCHASE + "&payment_method=" + card + "&customer=" + customer;
        var other = new Api(base, Api.newShop(merchants).secretKey());
        var owners = new ArrayList<CompletableFuture<Reply>>();
        var others = new ArrayList<CompletableFuture<Reply>>();

        for (int each = 0; each < 20; each++) {
            owners.add(api.postAsync("/v1/payment_intents", form, null));
            others.add(other.postAsync("/v1/payment_intents", form, null));
        }

        assertThat(owners).allSatisfy(reply -> assertThat(reply.join().status()).isEqualTo(200));
        assertThat(others).allSatisfy(reply -> assertThat(reply.join().status()).isNotEqualTo(200));
        assertThat(other.get("/v1/payment_intents").body().get("data")).isEmpty();
    }

    @Test
    void bad_input_is_refused_with_its_parameter() {
        assertThat(api.post("/v1/customers", "email=ayu").text("error.code"))
                .isEqualTo("email_invalid");
        assertThat(api.post("/v1/customers", "payment_method=none").text("error.param"))
                .isEqualTo("payment_method");
        assertThat(api.post("/v1/customers", "colour=blue").text("error.code"))
                .isEqualTo("parameter_unknown");
        assertThat(attach("pm_card_visa", "cus_none").text("error.param")).isEqualTo("customer");
    }

    private String newCustomer() {
        return api.post("/v1/customers", "").text("id");
    }

    private Reply attach(String method, String customer) {
        return api.post("/v1/payment_methods/" + method + "/attach", "customer=" + customer);
    }

    private Reply pay(String method, String more) {
        return api.post("/v1/payment_intents", PURCHASE + "&payment_method=" + method + more);
    }

    /** The types of what the merchant was told, newest first. */
    private Iterable<String> types() {
        return StreamSupport.stream(
                        api.get("/v1/events?limit=100").body().get("data").spliterator(), false)
                .map(event -> event.get("type").asText())
                .toList();
    }

    private static Iterable<String> ids(Reply list) {
        return StreamSupport.stream(list.body().get("data").spliterator(), false)
                .map(each -> each.get("id").asText())
                .toList();
    }
}
