package io.gerbang.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.Api.Reply;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Cards that are kept before they pay. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class SetupIntentApiIT extends ShopApi {

    private static final String SETUPS = "/v1/setup_intents";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_verified_card_becomes_the_customers() {
        var customer = newCustomer();

        var setup = api.post(SETUPS, "confirm=true&payment_method=pm_card_visa" + of(customer));

        assertThat(setup.status()).isEqualTo(200);
        assertThat(setup.text("object")).isEqualTo("setup_intent");
        assertThat(setup.text("status")).isEqualTo("succeeded");
        assertThat(setup.text("usage")).isEqualTo("off_session");
        var card = setup.text("payment_method");
        assertThat(card).startsWith("pm_0");
        var kept = api.get("/v1/customers/" + customer + "/payment_methods");
        assertThat(kept.text("data.0.id")).isEqualTo(card);
        assertThat(kept.text("data.0.card.last4")).isEqualTo("4242");
        assertThat(types())
                .containsExactlyInAnyOrder(
                        "customer.created",
                        "setup_intent.created",
                        "payment_method.attached",
                        "setup_intent.succeeded");
        var paid =
                api.post(
                        "/v1/payment_intents",
                        "amount=1999&currency=usd&confirm=true&off_session=true&payment_method="
                                + card
                                + of(customer));
        assertThat(paid.text("status")).isEqualTo("succeeded");
    }

    @Test
    void a_mandate_lasts_until_its_card_is_detached() {
        var setup = succeeded("");
        var mandate = "/v1/mandates/" + setup.text("mandate");

        var agreed = api.get(mandate + "?expand[]=payment_method");
        api.post("/v1/payment_methods/" + setup.text("payment_method") + "/detach", "");

        assertThat(agreed.text("object")).isEqualTo("mandate");
        assertThat(agreed.text("status")).isEqualTo("active");
        assertThat(agreed.text("type")).isEqualTo("multi_use");
        assertThat(agreed.text("payment_method.card.brand")).isEqualTo("visa");
        assertThat(api.get(mandate).text("status")).isEqualTo("inactive");
        assertThat(succeeded("&usage=on_session").body().get("mandate").isNull()).isTrue();
        assertThat(api.get("/v1/mandates/mandate_none").status()).isEqualTo(404);
        assertThat(api.get("/v1/mandates/" + setup.text("id")).status()).isEqualTo(404);
    }

    @Test
    void a_mandate_tells_how_the_shopper_agreed() {
        var online =
                succeeded(
                        "&mandate_data[customer_acceptance][type]=online"
                                + "&mandate_data[customer_acceptance][accepted_at]=1700000000"
                                + "&mandate_data[customer_acceptance][online][ip_address]=192.0.2.1"
                                + "&mandate_data[customer_acceptance][online][user_agent]=Mosaic");
        var offline = succeeded("");

        var agreed = api.get("/v1/mandates/" + online.text("mandate"));

        assertThat(agreed.text("customer_acceptance.type")).isEqualTo("online");
        assertThat(agreed.number("customer_acceptance.accepted_at")).isEqualTo(1_700_000_000);
        assertThat(agreed.text("customer_acceptance.online.ip_address")).isEqualTo("192.0.2.1");
        assertThat(agreed.text("customer_acceptance.online.user_agent")).isEqualTo("Mosaic");
        assertThat(
                        api.get("/v1/mandates/" + offline.text("mandate"))
                                .text("customer_acceptance.type"))
                .isEqualTo("offline");
        var nowhere = "mandate_data[customer_acceptance][type]=online";
        assertThat(api.post(SETUPS, nowhere + "&confirm=true").text("error.param"))
                .isEqualTo("mandate_data[customer_acceptance][online][ip_address]");
        assertThat(
                        api.post(SETUPS, "mandate_data[customer_acceptance][type]=offline")
                                .text("error.param"))
                .isEqualTo("mandate_data");
    }

    @Test
    void the_last_attempt_tells_what_came_of_it() {
        var setup = api.post(SETUPS, "").text("id");
        var none = api.get(path(setup, "?expand[]=latest_attempt"));
        api.post(path(setup, "/confirm"), "payment_method=pm_card_chargeDeclinedInsufficientFunds");
        var failed = api.get(path(setup, "?expand[]=latest_attempt"));
        api.post(path(setup, "/confirm"), "payment_method=pm_card_visa");
        var succeeded = api.get(path(setup, "?expand[]=latest_attempt.payment_method"));

        assertThat(none.body().get("latest_attempt").isNull()).isTrue();
        assertThat(failed.text("latest_attempt.object")).isEqualTo("setup_attempt");
        assertThat(failed.text("latest_attempt.status")).isEqualTo("failed");
        assertThat(failed.text("latest_attempt.setup_error.decline_code"))
                .isEqualTo("insufficient_funds");
        assertThat(succeeded.text("latest_attempt.status")).isEqualTo("succeeded");
        assertThat(succeeded.text("latest_attempt.payment_method.card.last4")).isEqualTo("4242");
        assertThat(succeeded.text("latest_attempt.id"))
                .startsWith("setatt_")
                .isNotEqualTo(failed.text("latest_attempt.id"));
        assertThat(api.get(path(setup, "")).text("latest_attempt"))
                .isEqualTo(succeeded.text("latest_attempt.id"));
    }

    @Test
    void a_refused_card_is_an_error_and_another_may_follow() {
        var setup = api.post(SETUPS, "").text("id");

        var refused =
                api.post(
                        path(setup, "/confirm"),
                        "payment_method=pm_card_chargeDeclinedInsufficientFunds");

        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.text("error.type")).isEqualTo("card_error");
        assertThat(refused.text("error.decline_code")).isEqualTo("insufficient_funds");
        assertThat(refused.text("error.setup_intent.status")).isEqualTo("requires_payment_method");
        assertThat(refused.text("error.payment_method.card.last4")).isEqualTo("9995");
        assertThat(api.get(path(setup, "")).text("last_setup_error.payment_method.card.last4"))
                .isEqualTo("9995");
        assertThat(types()).contains("setup_intent.setup_failed");
        var again = api.post(path(setup, "/confirm"), "payment_method=pm_card_visa");
        assertThat(again.text("status")).isEqualTo("succeeded");
        assertThat(again.body().get("last_setup_error").isNull()).isTrue();
    }

    @Test
    void neither_a_refused_card_nor_one_that_was_taken_away_is_set_up() {
        var card = "payment_method=pm_card_chargeDeclinedInsufficientFunds";
        var refused = api.post(SETUPS, "confirm=true&" + card).text("error.setup_intent.id");
        var setup = api.post(SETUPS, "payment_method=pm_card_visa").text("id");

        var emptied = api.post(path(setup, ""), "payment_method=");

        assertThat(emptied.text("status")).isEqualTo("requires_payment_method");
        assertThat(emptied.body().get("payment_method").isNull()).isTrue();
        for (var id : List.of(refused, setup)) {
            assertThat(api.post(path(id, "/confirm"), "").text("error.code"))
                    .isEqualTo("setup_intent_unexpected_state");
        }
    }

    @Test
    void what_is_set_up_changes_until_it_is_confirmed() {
        var customer = newCustomer();
        var setup = api.post(SETUPS, "description=Card&metadata[a]=1").text("id");

        var updated =
                api.post(
                        path(setup, ""),
                        "payment_method=pm_card_visa&metadata[b]=2" + of(customer));
        var confirmed = api.post(path(setup, "/confirm"), "");
        var late = api.post(path(setup, ""), "description=Late");

        assertThat(updated.text("status")).isEqualTo("requires_confirmation");
        assertThat(updated.text("description")).isEqualTo("Card");
        assertThat(updated.text("metadata.a")).isEqualTo("1");
        assertThat(updated.text("metadata.b")).isEqualTo("2");
        assertThat(confirmed.text("status")).isEqualTo("succeeded");
        assertThat(late.status()).isEqualTo(400);
        assertThat(late.text("error.code")).isEqualTo("setup_intent_unexpected_state");
        assertThat(api.get(SETUPS + "?expand[]=data.payment_method" + of(customer)))
                .extracting(list -> list.text("data.0.payment_method.customer"))
                .isEqualTo(customer);
    }

    @Test
    void a_canceled_one_is_over() {
        var setup = api.post(SETUPS, "payment_method=pm_card_visa").text("id");

        var canceled = api.post(path(setup, "/cancel"), "cancellation_reason=abandoned");

        assertThat(canceled.text("status")).isEqualTo("canceled");
        assertThat(canceled.text("cancellation_reason")).isEqualTo("abandoned");
        assertThat(types()).contains("setup_intent.canceled");
        assertThat(api.post(path(setup, "/confirm"), "").status()).isEqualTo(400);
    }

    @Test
    void a_shopper_confirms_with_the_client_secret_alone() {
        var setup = api.post(SETUPS, "metadata[a]=1" + of(newCustomer()));
        var shopper = new Api(base, merchant.publishableKey());
        var secret = "client_secret=" + setup.text("client_secret");
        var path = path(setup.text("id"), "");

        var wrong = shopper.post(path + "/confirm", "client_secret=x&payment_method=pm_card_visa");
        var confirmed = shopper.post(path + "/confirm", secret + "&payment_method=pm_card_visa");

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text("error.param")).isEqualTo("client_secret");
        assertThat(confirmed.text("status")).isEqualTo("succeeded");
        assertThat(confirmed.body().has("customer")).isFalse();
        assertThat(confirmed.body().has("metadata")).isFalse();
        assertThat(shopper.get(path + "?" + secret).text("status")).isEqualTo("succeeded");
        assertThat(shopper.get(path).status()).isEqualTo(400);
    }

    @Test
    void the_same_idempotency_key_verifies_once() {
        var key = UUID.randomUUID().toString();
        var form = "confirm=true&payment_method=pm_card_visa" + of(newCustomer());

        var first = api.post(SETUPS, form, key);
        var second = api.post(SETUPS, form, key);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(types()).containsOnlyOnce("setup_intent.created", "setup_intent.succeeded");
    }

    @Test
    void a_card_of_another_customer_is_refused() {
        var owner = newCustomer();
        var card =
                api.post("/v1/payment_methods/pm_card_visa/attach", of(owner).substring(1))
                        .text("id");

        var refused = api.post(SETUPS, "payment_method=" + card + of(newCustomer()));
        var own = api.post(SETUPS, "confirm=true&payment_method=" + card + of(owner));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error.param")).isEqualTo("payment_method");
        assertThat(api.post(SETUPS, "payment_method=" + card).text("error.message"))
                .endsWith("`customer` parameter on the SetupIntent.");
        assertThat(own.text("status")).isEqualTo("succeeded");
        assertThat(api.post(SETUPS, "customer=cus_none").text("error.param")).isEqualTo("customer");
        assertThat(api.post(SETUPS, "colour=blue").text("error.code"))
                .isEqualTo("parameter_unknown");
    }

    @Test
    void a_challenged_shopper_comes_back_with_a_card_that_is_set_up() throws Exception {
        var customer = newCustomer();
        var setup = challenged(customer);
        assertThat(setup.text("status")).isEqualTo("requires_action");
        var key = setup.text("next_action.redirect_to_url.url").split("key=")[1];

        var page = send(HttpRequest.newBuilder(page(setup, "?key=" + key)).GET());
        var back = send(answered(setup, key));

        assertThat(page.body()).contains("action=\"https://acs.example.com/challenge\"");
        assertThat(back.headers().firstValue("Location").orElseThrow())
                .isEqualTo(
                        "https://shop.example.com/done?setup_intent="
                                + setup.text("id")
                                + "&setup_intent_client_secret="
                                + setup.text("client_secret")
                                + "&redirect_status=succeeded");
        assertThat(api.get(path(setup.text("id"), "")).text("status")).isEqualTo("succeeded");
        assertThat(api.get("/v1/customers/" + customer + "/payment_methods").body().get("data"))
                .hasSize(1);
        assertThat(types()).contains("setup_intent.requires_action", "setup_intent.succeeded");
    }

    @Test
    void a_shopper_who_comes_back_after_a_cancellation_sets_nothing_up() throws Exception {
        var customer = newCustomer();
        var setup = challenged(customer);
        var key = setup.text("next_action.redirect_to_url.url").split("key=")[1];
        var canceled = api.post(path(setup.text("id"), "/cancel"), "");

        var back = send(answered(setup, key));

        assertThat(canceled.text("status")).isEqualTo("canceled");
        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(back.body()).contains("close this window");
        assertThat(api.get(path(setup.text("id"), "")).text("status")).isEqualTo("canceled");
        assertThat(api.get("/v1/customers/" + customer + "/payment_methods").body().get("data"))
                .isEmpty();
    }

    private Reply challenged(String customer) {
        return api.post(
                SETUPS,
                "confirm=true&payment_method=pm_card_authenticationRequired"
                        + "&return_url=https://shop.example.com/done"
                        + of(customer));
    }

    private HttpRequest.Builder answered(Reply setup, String key) {
        return HttpRequest.newBuilder(page(setup, ""))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("cres=e30&threeDSSessionData=" + key));
    }

    private URI page(Reply setup, String query) {
        return base.resolve(
                String.join("/", "/c/3ds/test", merchant.merchant().id(), setup.text("id"))
                        + query);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private Reply succeeded(String more) {
        var setup =
                api.post(
                        SETUPS,
                        "confirm=true&payment_method=pm_card_visa" + of(newCustomer()) + more);
        assertThat(setup.text("status")).isEqualTo("succeeded");
        return setup;
    }

    private String newCustomer() {
        return api.post("/v1/customers", "").text("id");
    }

    private static String of(String customer) {
        return "&customer=" + customer;
    }

    private static String path(String setup, String more) {
        return SETUPS + "/" + setup + more;
    }

    private List<String> types() {
        return StreamSupport.stream(
                        api.get("/v1/events?limit=100").body().get("data").spliterator(), false)
                .map(event -> event.get("type").asText())
                .toList();
    }
}
