package io.gerbang.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.Api.Reply;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class SearchApiIT extends ShopApi {

    private static final String HOLD =
            "amount=1999&currency=usd&confirm=true&payment_method=pm_card_visa"
                    + "&capture_method=manual";

    @Test
    void payments_are_found_by_every_documented_field() {
        var customer = api.post("/v1/customers", "").text("id");
        var waiting = pay("amount=500&currency=eur&metadata[order]=A-1");
        var paid =
                pay(
                        "amount=1999&currency=usd&confirm=true&payment_method=pm_card_visa"
                                + "&metadata[order]=A-2&customer="
                                + customer);

        assertThat(payments("status:\"succeeded\"")).containsExactly(paid);
        assertThat(payments("status:'requires_payment_method'")).containsExactly(waiting);
        assertThat(payments("-status:\"succeeded\"")).containsExactly(waiting);
        assertThat(payments("amount>500")).containsExactly(paid);
        assertThat(payments("amount<=500 currency:EUR")).containsExactly(waiting);
        assertThat(payments("amount:1999 AND currency:\"eur\"")).isEmpty();
        assertThat(payments("amount:1999 OR currency:\"eur\"")).containsExactly(paid, waiting);
        assertThat(payments("customer:\"" + customer + "\"")).containsExactly(paid);
        assertThat(payments("customer:null")).containsExactly(waiting);
        assertThat(payments("metadata[\"order\"]:\"a-1\"")).containsExactly(waiting);
        assertThat(payments("-metadata[\"order\"]:\"A-1\"")).containsExactly(paid);
        assertThat(payments("-metadata[\"order\"]:null")).containsExactly(paid, waiting);
        assertThat(payments("metadata[\"colour\"]:null")).containsExactly(paid, waiting);
        assertThat(payments("created>1000")).containsExactly(paid, waiting);
        assertThat(payments("created<1000")).isEmpty();
        assertThat(payments("created<1000 OR amount:500")).containsExactly(waiting);
        assertThat(payments("-created<1000 AND -amount:500")).containsExactly(paid);
    }

    @Test
    void what_is_updated_is_found_by_what_it_says_now() {
        var id = pay("amount=500&currency=eur&metadata[order]=A-1");

        api.post("/v1/payment_intents/" + id, "amount=700&metadata[order]=A-9");

        assertThat(payments("metadata[\"order\"]:\"A-1\"")).isEmpty();
        assertThat(payments("metadata[\"order\"]:\"A-9\" AND amount:700")).containsExactly(id);
        api.post("/v1/payment_intents/" + id + "/cancel", "");
        assertThat(payments("status:\"canceled\"")).containsExactly(id);
    }

    @Test
    void charges_are_found_by_every_documented_field() {
        var failed =
                api.post(
                                "/v1/payment_intents",
                                "amount=1999&currency=usd&confirm=true&payment_method="
                                        + "pm_card_chargeDeclinedInsufficientFunds")
                        .text("error.payment_intent.latest_charge");
        var refunded = charge("pm_card_mastercard&metadata[order]=7");
        var kept = charge("pm_card_visa");
        api.post("/v1/refunds", "charge=" + refunded);

        assertThat(charges("status:\"succeeded\"")).containsExactly(kept, refunded);
        assertThat(charges("status:\"failed\"")).containsExactly(failed);
        assertThat(charges("refunded:true")).containsExactly(refunded);
        assertThat(charges("refunded:\"false\" status:succeeded")).containsExactly(kept);
        assertThat(charges("disputed:\"true\"")).isEmpty();
        assertThat(charges("payment_method_details.card.last4:4242")).containsExactly(kept);
        assertThat(charges("payment_method_details.card.brand:\"mastercard\""))
                .containsExactly(refunded);
        assertThat(charges("payment_method_details.card.exp_year:2034 amount>=1999")).hasSize(3);
        assertThat(charges("metadata[\"order\"]:\"7\" OR status:\"failed\""))
                .containsExactly(refunded, failed);
        assertThat(charges("billing_details.address.postal_code:null currency:usd")).hasSize(3);
        assertThat(charges("customer:null created>=1000")).hasSize(3);
        assertThat(charges("created<1000 OR refunded:true")).containsExactly(refunded);
        assertThat(charges("payment_method_details.card.fingerprint:\"none\"")).isEmpty();
    }

    @Test
    void a_hold_is_found_as_refunded_once_it_is_released() {
        var id = pay(HOLD);
        var held = api.get("/v1/payment_intents/" + id).text("latest_charge");
        assertThat(charges("refunded:\"false\"")).containsExactly(held);

        api.post("/v1/payment_intents/" + id + "/cancel", "");

        assertThat(charges("refunded:\"true\"")).containsExactly(held);
        assertThat(charges("status:\"succeeded\"")).containsExactly(held);
    }

    @Test
    void customers_are_found_by_parts_of_what_they_said() {
        var ayu = customer("email=Ayu.Lestari@example.com&name=Ayu Lestari&phone=%2B6281234");
        var budi = customer("email=budi@example.com&name=Budi&metadata[tier]=gold");
        api.delete("/v1/customers/" + customer("name=Ayu Gone"));

        assertThat(customers("email:\"ayu.lestari@example.com\"")).containsExactly(ayu);
        assertThat(customers("email~\"EXAMPLE\"")).containsExactly(budi, ayu);
        assertThat(customers("name~\"lest\"")).containsExactly(ayu);
        assertThat(customers("name~\"ayu\"")).containsExactly(ayu);
        assertThat(customers("phone~'8123' AND -name:null")).containsExactly(ayu);
        assertThat(customers("phone:null")).containsExactly(budi);
        assertThat(customers("metadata[\"tier\"]:\"gold\"")).containsExactly(budi);
        api.post("/v1/customers/" + ayu, "name=Citra");
        assertThat(customers("name~\"lest\"")).isEmpty();
    }

    @Test
    void a_search_goes_on_page_by_page() {
        var ids = List.of(pay(""), pay(""), pay("")).reversed();
        var path = "/v1/payment_intents/search?limit=2&query=" + encoded("amount:100");

        var first = api.get(path + "&expand[]=total_count&expand[]=data.customer");
        var second = api.get(path + "&page=" + first.text("next_page"));

        assertThat(first.text("object")).isEqualTo("search_result");
        assertThat(first.text("url")).isEqualTo("/v1/payment_intents/search");
        assertThat(first.number("total_count")).isEqualTo(3);
        assertThat(first.body().get("has_more").asBoolean()).isTrue();
        assertThat(ids(first)).isEqualTo(ids.subList(0, 2));
        assertThat(ids(second)).isEqualTo(ids.subList(2, 3));
        assertThat(second.body().get("has_more").asBoolean()).isFalse();
        assertThat(second.body().get("next_page").isNull()).isTrue();
        assertThat(second.body().has("total_count")).isFalse();
    }

    @Test
    void another_merchants_objects_are_not_found() {
        pay("amount=500&currency=eur&metadata[order]=A-1");
        var other = new Api(base, Api.newShop(merchants).secretKey());

        for (var query : List.of("metadata[\"order\"]:\"A-1\"", "amount>0", "currency:eur")) {
            assertThat(ids(other.get("/v1/payment_intents/search?query=" + encoded(query))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "amount                   | cannot be read at character 7",
                "colour:\"blue\"          | no search field of a payment_intent; these are: metadata",
                "amount~\"100\"           | cannot be searched with ~",
                "amount:\"much\"          | takes a whole number",
                "amount:null              | takes a whole number",
                "status>1                 | cannot be searched with >",
                "metadata[\"a\"]~\"bcd\"  | cannot be searched with ~",
                "amount:1 AND amount:2 OR amount:3 | cannot be combined"
            })
    void what_cannot_be_asked_is_refused(String query, String reason) {
        var refused = api.get("/v1/payment_intents/search?query=" + encoded(query));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error.param")).isEqualTo("query");
        assertThat(refused.text("error.message")).contains(reason);
    }

    @Test
    void a_part_of_a_text_has_three_characters() {
        assertThat(find("customers", "name~\"ay\"").text("error.message"))
                .contains("at least 3 characters");
        assertThat(find("charges", "refunded:\"maybe\"").text("error.message"))
                .contains("true or false");
        assertThat(api.get("/v1/charges/search").text("error.code")).isEqualTo("parameter_missing");
        assertThat(api.get("/v1/charges/search?query=amount:1&page=elsewhere").text("error.param"))
                .isEqualTo("page");
    }

    private String pay(String form) {
        var defaults = form.isEmpty() ? "amount=100&currency=usd" : form;
        return api.post("/v1/payment_intents", defaults).text("id");
    }

    private String charge(String method) {
        return api.post(
                        "/v1/payment_intents",
                        "amount=1999&currency=usd&confirm=true&payment_method=" + method)
                .text("latest_charge");
    }

    private String customer(String form) {
        return api.post("/v1/customers", form).text("id");
    }

    private List<String> payments(String query) {
        return ids(find("payment_intents", query));
    }

    private List<String> charges(String query) {
        return ids(find("charges", query));
    }

    private List<String> customers(String query) {
        return ids(find("customers", query));
    }

    private Reply find(String objects, String query) {
        return api.get("/v1/" + objects + "/search?query=" + encoded(query));
    }

    private static List<String> ids(Reply found) {
        assertThat(found.status()).as("%s", found.body()).isEqualTo(200);
        return StreamSupport.stream(found.body().get("data").spliterator(), false)
                .map(each -> each.get("id").asText())
                .toList();
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, UTF_8);
    }
}
