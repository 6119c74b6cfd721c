package io.gerbang.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.Api.Reply;
import io.gerbang.checkout.FakeAuthorization.Challenge;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Checkout sessions where shoppers leave a card, and what special cards are asked of. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class SetupSessionApiIT extends ShopApi {

    private static final String SESSIONS = "/v1/checkout/sessions";
    private static final String THANKS = "https://shop.example/thanks";
    private static final String KEEP = "mode=setup&success_url=" + THANKS;
    private static final String COFFEE =
            "mode=payment&success_url="
                    + THANKS
                    + "&line_items[0][quantity]=2&line_items[0][price_data][currency]=usd"
                    + "&line_items[0][price_data][unit_amount]=500"
                    + "&line_items[0][price_data][product_data][name]=Coffee";
    private static final String CARD = "&payment_method_options[card]";
    private static final String CHALLENGED = "pm_card_authenticationRequired";

    @Test
    void a_session_that_keeps_a_card_says_so() {
        var more = "&currency=usd&setup_intent_data[metadata][n]=7" + CARD;
        var session =
                api.post(
                        SESSIONS,
                        KEEP + more + "[request_three_d_secure]=any&expand[]=setup_intent");

        assertThat(session.status()).isEqualTo(200);
        assertThat(session.text("mode")).isEqualTo("setup");
        assertThat(session.text("payment_status")).isEqualTo("no_payment_required");
        assertThat(session.text("currency")).isEqualTo("usd");
        assertThat(session.body().get("amount_total").isNull()).isTrue();
        assertThat(session.text("setup_intent.status")).isEqualTo("requires_payment_method");
        assertThat(session.text("setup_intent.metadata.n")).isEqualTo("7");
        assertThat(session.text("setup_intent.payment_method_options.card.request_three_d_secure"))
                .isEqualTo("any");
        assertThat(api.get(path(session) + "/line_items").body().get("data")).isEmpty();
        assertThat(api.post(SESSIONS, KEEP + "&payment_intent_data[description]=x").status())
                .isEqualTo(400);
        assertThat(api.post(SESSIONS, COFFEE + "&setup_intent_data[description]=x").status())
                .isEqualTo(400);
    }

    @Test
    void a_shopper_leaves_a_second_card_when_the_first_is_refused() {
        var customer = api.post("/v1/customers", "").text("id");
        var session = api.post(SESSIONS, KEEP + "&customer=" + customer);
        var browser = new Browser(base, session.text("url"));
        var page = browser.open();

        var refused = browser.confirm("pm_card_chargeDeclinedInsufficientFunds");
        var kept = browser.confirm("pm_card_visa");

        assertThat(page.text()).contains("Save card", "Nothing is taken now").contains("<form");
        assertThat(refused.status()).isEqualTo(402);
        assertThat(kept.json().at("/url").asText()).isEqualTo(THANKS);
        var now = api.get(path(session));
        assertThat(now.text("status")).isEqualTo("complete");
        assertThat(now.text("payment_status")).isEqualTo("no_payment_required");
        assertThat(api.get("/v1/setup_intents/" + now.text("setup_intent")).text("status"))
                .isEqualTo("succeeded");
        assertThat(api.get("/v1/customers/" + customer + "/payment_methods").body().get("data"))
                .hasSize(1);
        var told = api.get("/v1/events?type=checkout.session.completed");
        assertThat(told.body().get("data")).hasSize(1);
        assertThat(told.text("data.0.data.object.setup_intent"))
                .isEqualTo(now.text("setup_intent"));
        assertThat(browser.open().text()).contains("Your card has been saved");
    }

    @Test
    void a_challenged_shopper_leaves_a_card_after_the_bank() {
        var session = api.post(SESSIONS, KEEP);
        var browser = new Browser(base, session.text("url"));

        var bank = browser.confirm(CHALLENGED).json().at("/url").asText();
        var back = comeBack(browser, session.text("setup_intent"), bank);

        assertThat(browser.get(back).header("Location")).isEqualTo(THANKS);
        assertThat(api.get(path(session)).text("status")).isEqualTo("complete");
    }

    @Test
    void a_shopper_who_fails_or_leaves_the_challenge_uses_another_card() {
        authorization.afterTheChallenge(Challenge.FAILED);
        var session = api.post(SESSIONS, COFFEE);
        var browser = new Browser(base, session.text("url"));

        var bank = browser.confirm(CHALLENGED).json().at("/url").asText();
        var payment = api.get("/v1/payment_intents").text("data.0.id");
        var back = comeBack(browser, payment, bank);
        var afterFailure = browser.open();
        var again = browser.confirm(CHALLENGED).json().at("/url").asText();
        var left = browser.open();
        var paid = browser.confirm("pm_card_visa");

        assertThat(browser.get(back).header("Location")).isEqualTo(THANKS);
        assertThat(afterFailure.text())
                .contains("could not make sure that it is you", "<form")
                .doesNotContain("Continue to your bank");
        assertThat(left.text()).contains("Continue to your bank", again, "<form");
        assertThat(paid.json().at("/url").asText()).isEqualTo(THANKS);
        assertThat(api.get(path(session)).text("payment_intent")).isEqualTo(payment);
        assertThat(api.get("/v1/payment_intents/" + payment).number("amount_received"))
                .isEqualTo(1000);
    }

    @Test
    void a_session_that_is_expired_gives_its_setup_intent_up() {
        var session = api.post(SESSIONS, KEEP);
        var setup = "/v1/setup_intents/" + session.text("setup_intent");

        var alone = api.post(setup + "/cancel", "");
        var expired = api.post(path(session) + "/expire", "");

        assertThat(alone.status()).isEqualTo(400);
        assertThat(alone.text("error.message")).contains("Expire the Checkout Session");
        assertThat(expired.text("status")).isEqualTo("expired");
        assertThat(api.get(setup).text("status")).isEqualTo("canceled");
        assertThat(api.get("/v1/events?type=setup_intent.canceled").body().get("data")).hasSize(1);
        assertThat(new Browser(base, session.text("url")).open().text())
                .contains("Nothing was saved");
    }

    @Test
    void what_is_said_of_cards_goes_for_the_payment() {
        var session =
                api.post(
                        SESSIONS,
                        COFFEE
                                + CARD
                                + "[capture_method]=manual"
                                + CARD
                                + "[setup_future_usage]=off_session"
                                + CARD
                                + "[request_three_d_secure]=challenge"
                                + CARD
                                + "[request_multicapture]=if_available");
        new Browser(base, session.text("url")).confirm("pm_card_visa");

        var payment =
                api.get("/v1/payment_intents/" + api.get(path(session)).text("payment_intent"));

        assertThat(session.text("payment_method_options.card.capture_method")).isEqualTo("manual");
        assertThat(session.text("payment_method_options.card.request_multicapture"))
                .isEqualTo("if_available");
        assertThat(payment.text("status")).isEqualTo("requires_capture");
        assertThat(payment.text("setup_future_usage")).isEqualTo("off_session");
        assertThat(payment.text("payment_method_options.card.request_three_d_secure"))
                .isEqualTo("challenge");
        assertThat(api.post(SESSIONS, COFFEE + CARD + "[capture_method]=automatic").status())
                .isEqualTo(400);
    }

    private String comeBack(Browser browser, String intent, String bank) {
        var key = bank.substring(bank.indexOf("?key=") + "?key=".length());
        var way = "/c/3ds/test/" + merchant.merchant().id() + "/" + intent;
        var location = browser.post(way, "threeDSSessionData=" + key).join().header("Location");
        return URI.create(location).getPath();
    }

    private static String path(Reply session) {
        return SESSIONS + "/" + session.text("id");
    }
}
