package io.gerbang.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.Api.Reply;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checkout sessions, and the page where shoppers pay for them. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class CheckoutSessionApiIT extends ShopApi {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SESSIONS = "/v1/checkout/sessions";
    private static final String CLOCKS = "/v1/test_helpers/test_clocks";
    private static final String COFFEE =
            "mode=payment&success_url=https://shop.example/thanks?s={CHECKOUT_SESSION_ID}"
                    + "&line_items[0][quantity]=2&line_items[0][price_data][currency]=usd"
                    + "&line_items[0][price_data][unit_amount]=500"
                    + "&line_items[0][price_data][product_data][name]=Coffee";
    private static final String CAKE =
            "&line_items[1][quantity]=1&line_items[1][price_data][currency]=usd"
                    + "&line_items[1][price_data][unit_amount]=350"
                    + "&line_items[1][price_data][product_data][name]=Cake";
    private static final String NO_FUNDS = "pm_card_chargeDeclinedInsufficientFunds";

    private static final Map<String, String> SENSELESS =
            Map.ofEntries(
                    entry("mode=subscription", "mode"),
                    entry("success_url=javascript:alert(1)", "success_url"),
                    entry("cancel_url=shop", "cancel_url"),
                    entry("customer=cus_1", "customer"),
                    entry("line_items[0][price]=price_1", "line_items[0][price]"),
                    entry("line_items[0][quantity]=0", "line_items[0][quantity]"),
                    entry(
                            "line_items[0][price_data][unit_amount]=100000000",
                            "line_items[0][price_data][unit_amount]"),
                    entry("line_items[0][quantity]=999999", "line_items"),
                    entry(
                            "line_items[1][price_data][currency]=eur",
                            "line_items[1][price_data][currency]"),
                    entry("expires_at=1", "expires_at"),
                    entry("allow_promotion_codes=true", "allow_promotion_codes"),
                    entry("payment_intent_data[capture_method]=never", "capture_method"),
                    entry("payment_intent_data[surprise]=1", "payment_intent_data[surprise]"));

    FakeSettlement settlement;

    @BeforeEach
    void connect() {
        settlement = new FakeSettlement(bootstrapServers);
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        settlement.close();
    }

    @Test
    void a_session_is_created_read_and_listed() {
        var said = "&client_reference_id=order-7&customer_email=a@example.com&metadata[n]=1";
        var created = api.post(SESSIONS, COFFEE + CAKE + said, "key-1");
        var again = api.post(SESSIONS, COFFEE + CAKE + said, "key-1");
        var id = created.text("id");
        var expanded = api.get(SESSIONS + "/" + id + "?expand[]=line_items");
        var items = api.get(SESSIONS + "/" + id + "/line_items?limit=1");
        var rest =
                api.get(
                        SESSIONS
                                + "/"
                                + id
                                + "/line_items?starting_after="
                                + items.text("data.0.id"));

        assertThat(id).startsWith("cs_test_");
        assertThat(again.text("id")).isEqualTo(id);
        assertThat(created.text("url")).endsWith("/c/pay/" + id);
        assertThat(created.text("status")).isEqualTo("open");
        assertThat(created.text("payment_status")).isEqualTo("unpaid");
        assertThat(created.text("payment_intent")).isNull();
        assertThat(created.number("amount_total")).isEqualTo(1350);
        assertThat(created.number("expires_at") - created.number("created")).isEqualTo(86_400);
        assertThat(created.text("customer_details.email")).isEqualTo("a@example.com");
        assertThat(expanded.text("line_items.data.0.description")).isEqualTo("Coffee");
        assertThat(items.number("data.0.amount_total")).isEqualTo(1000);
        assertThat(items.number("data.0.price.unit_amount")).isEqualTo(500);
        assertThat(items.body().get("has_more").asBoolean()).isTrue();
        assertThat(rest.text("data.0.description")).isEqualTo("Cake");
        assertThat(rest.body().get("has_more").asBoolean()).isFalse();
        assertThat(api.get(SESSIONS + "?status=open").text("data.0.id")).isEqualTo(id);
        assertThat(api.get(SESSIONS + "?status=expired").body().get("data")).isEmpty();
        assertThat(api.get(SESSIONS + "/cs_test_none").status()).isEqualTo(404);
    }

    @Test
    void what_makes_no_sense_is_refused_by_name() {
        assertThat(SENSELESS)
                .allSatisfy((change, param) -> {
                    var name = change.substring(0, change.indexOf('=') + 1);
                    var rest =
                            Arrays.stream(COFFEE.split("&"))
                                    .filter(pair -> !pair.startsWith(name))
                                    .collect(Collectors.joining("&"));

                    var refused = api.post(SESSIONS, rest + "&" + change);

                    assertThat(refused.status()).isEqualTo(400);
                    assertThat(refused.text("error.param")).isEqualTo(param);
                });
    }

    @Test
    void a_shopper_pays_with_another_card_when_the_first_is_declined() {
        var session = api.post(SESSIONS, COFFEE + CAKE + "&payment_intent_data[metadata][n]=7");
        var browser = new Browser(base, session.text("url"));

        var declined = browser.confirm(NO_FUNDS);
        var shown = browser.open();
        var paid = browser.confirm("pm_card_visa");
        var late = browser.confirm("pm_card_visa");
        var now = api.get(SESSIONS + "/" + session.text("id") + "?expand[]=payment_intent");

        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.json().at("/error/message").asText())
                .isEqualTo("Your card has insufficient funds.");
        assertThat(declined.text()).doesNotContain("payment_intent");
        assertThat(shown.text()).contains("Your card has insufficient funds.");
        var thanks = "https://shop.example/thanks?s=" + session.text("id");
        assertThat(paid.json().at("/url").asText()).isEqualTo(thanks);
        assertThat(late.json().at("/url").asText()).isEqualTo(thanks);
        assertThat(now.text("status")).isEqualTo("complete");
        assertThat(now.text("payment_status")).isEqualTo("paid");
        assertThat(now.text("url")).isNull();
        assertThat(now.number("payment_intent.amount_received")).isEqualTo(1350);
        assertThat(now.text("payment_intent.metadata.n")).isEqualTo("7");
        var told = api.get("/v1/events?type=checkout.session.completed");
        assertThat(told.body().get("data")).hasSize(1);
        assertThat(told.text("data.0.data.object.payment_status")).isEqualTo("paid");
        assertThat(browser.open().text()).contains("This has been paid").contains(thanks);
        assertThat(browser.get(browser.path() + "/return").header("Location")).isEqualTo(thanks);
        assertThat(
                        api.get(SESSIONS + "?payment_intent=" + now.text("payment_intent.id"))
                                .text("data.0.id"))
                .isEqualTo(session.text("id"));
    }

    @Test
    void a_shopper_whom_the_bank_wants_to_see_goes_there_and_comes_back() {
        var merchant = Api.newShop(merchants);
        var shop = new Api(base, merchant.secretKey());
        var session = shop.post(SESSIONS, COFFEE);
        var browser = new Browser(base, session.text("url"));

        var bank = browser.confirm("pm_card_authenticationRequired").json().at("/url").asText();
        var shown = browser.open();
        var payment = shop.get("/v1/payment_intents").text("data.0.id");
        var key = bank.substring(bank.indexOf("?key=") + "?key=".length());
        var way = "/c/3ds/test/" + merchant.merchant().id() + "/" + payment;
        var back = browser.post(way, "threeDSSessionData=" + key).join().header("Location");
        var end = browser.get(URI.create(back).getPath()).header("Location");

        assertThat(shown.text()).contains("Continue to your bank", bank);
        assertThat(URI.create(back).getPath()).isEqualTo(browser.path() + "/return");
        assertThat(end).isEqualTo("https://shop.example/thanks?s=" + session.text("id"));
        assertThat(shop.get(SESSIONS + "/" + session.text("id")).text("payment_status"))
                .isEqualTo("paid");
    }

    @Test
    void a_customers_session_keeps_the_card_for_the_next_time() {
        var customer = api.post("/v1/customers", "email=ayu@example.com").text("id");
        var later = "&payment_intent_data[setup_future_usage]=off_session&customer=" + customer;
        var session = api.post(SESSIONS, COFFEE + later);

        new Browser(base, session.text("url")).confirm("pm_card_visa");

        var paid = api.get(SESSIONS + "?customer=" + customer);
        assertThat(paid.text("data.0.status")).isEqualTo("complete");
        assertThat(paid.text("data.0.customer")).isEqualTo(customer);
        assertThat(api.get("/v1/customers/" + customer + "/payment_methods").body().get("data"))
                .hasSize(1);
    }

    @Test
    void whoever_clicks_twice_pays_once() {
        var session = api.post(SESSIONS, COFFEE);
        var browser = new Browser(base, session.text("url"));

        var clicks =
                List.of(
                        browser.confirmAsync("pm_card_visa"),
                        browser.confirmAsync("pm_card_visa"),
                        browser.confirmAsync("pm_card_visa"));

        assertThat(clicks).allSatisfy(click -> assertThat(click.join().status()).isEqualTo(200));
        assertThat(api.get("/v1/payment_intents").body().get("data")).hasSize(1);
        assertThat(api.get("/v1/events?type=charge.succeeded").body().get("data")).hasSize(1);
        assertThat(api.get(SESSIONS + "/" + session.text("id")).text("status"))
                .isEqualTo("complete");
    }

    @Test
    void nobody_pays_another_amount_than_the_page_shows() {
        var session = api.post(SESSIONS, COFFEE);
        var browser = new Browser(base, session.text("url"));
        browser.confirm(NO_FUNDS);
        var payment = api.get("/v1/payment_intents").text("data.0.id");

        api.post("/v1/payment_intents/" + payment, "amount=100000");
        var refused = browser.confirm("pm_card_visa");
        api.post("/v1/payment_intents/" + payment + "/cancel", "");
        var paid = browser.confirm("pm_card_visa");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(paid.status()).isEqualTo(200);
        var other = api.get(SESSIONS + "/" + session.text("id")).text("payment_intent");
        assertThat(other).isNotEqualTo(payment);
        assertThat(api.get("/v1/payment_intents/" + other).number("amount_received"))
                .isEqualTo(1000);
    }

    @Test
    void a_hold_completes_a_session_that_is_paid_once_it_is_captured() {
        var manual = "&payment_intent_data[capture_method]=manual";
        var session = api.post(SESSIONS, COFFEE + manual);
        new Browser(base, session.text("url")).confirm("pm_card_visa");
        var path = SESSIONS + "/" + session.text("id");

        var held = api.get(path);
        api.post("/v1/payment_intents/" + held.text("payment_intent") + "/capture", "");

        assertThat(held.text("status")).isEqualTo("complete");
        assertThat(held.text("payment_status")).isEqualTo("unpaid");
        assertThat(api.get(path).text("payment_status")).isEqualTo("paid");
        assertThat(api.get("/v1/events?type=checkout.session.completed").body().get("data"))
                .hasSize(1);
    }

    @Test
    void a_session_that_the_merchant_expires_gives_its_payment_up() {
        var session = api.post(SESSIONS, COFFEE + "&cancel_url=https://shop.example/cart");
        var browser = new Browser(base, session.text("url"));
        var path = SESSIONS + "/" + session.text("id");
        browser.confirm(NO_FUNDS);

        var expired = api.post(path + "/expire", "");
        var again = api.post(path + "/expire", "");

        assertThat(expired.text("status")).isEqualTo("expired");
        assertThat(again.status()).isEqualTo(400);
        var payment = api.get("/v1/payment_intents/" + expired.text("payment_intent"));
        assertThat(payment.text("status")).isEqualTo("canceled");
        assertThat(browser.open().text())
                .contains("The time to pay here is over", "https://shop.example/cart")
                .doesNotContain("<form");
        assertThat(browser.confirm("pm_card_visa").json().at("/url").asText())
                .isEqualTo(browser.path());
        assertThat(api.get("/v1/events?type=checkout.session.expired").body().get("data"))
                .hasSize(1);
    }

    @Test
    void a_session_lapses_by_the_merchants_clock() {
        var clock = ready(api.post(CLOCKS, "frozen_time=1800000000"));
        var session = api.post(SESSIONS, COFFEE + "&expires_at=1800001800");
        var path = SESSIONS + "/" + session.text("id");

        ready(advance(clock, 1_800_001_799));
        var before = api.get(path);
        ready(advance(clock, 1_800_001_800));

        assertThat(before.text("status")).isEqualTo("open");
        assertThat(api.get(path).text("status")).isEqualTo("expired");
        assertThat(api.get("/v1/events?type=checkout.session.expired").number("data.0.created"))
                .isEqualTo(1_800_001_800);
    }

    @Test
    void the_page_runs_nothing_that_a_merchant_wrote() {
        var evil = "<script>alert(\"1\")</script>'&";
        var keys = merchants.create(Api.OPERATOR, "acct_" + UUID.randomUUID(), evil, "US", "usd");
        var shop = new Api(base, keys.await().atMost(PATIENCE).orElseThrow().secretKey());
        var encoded = URLEncoder.encode(evil, UTF_8);
        var items = "&line_items[0][price_data][product_data][description]=" + encoded;
        var session =
                shop.post(
                        SESSIONS,
                        COFFEE.replace("Coffee", encoded)
                                + items
                                + "&cancel_url=https://shop.example/?a='onclick='%26b");
        var browser = new Browser(base, session.text("url"));

        var page = browser.open();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'nonce-", "frame-ancestors 'none'")
                .contains("form-action 'none'")
                .doesNotContain("unsafe", "script-src 'self'");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        var shown = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;";
        assertThat(page.text().split(Pattern.quote(shown), -1)).hasSize(5);
        assertThat(page.text())
                .doesNotContain("<script>", "'onclick")
                .contains("<script src=\"/c/pay.js\" nonce=\"" + nonce(page) + "\"></script>")
                .contains("<noscript>", "USD 10.00")
                .doesNotContainPattern("<input[^>]* name=");
    }

    @Test
    void a_script_runs_by_a_nonce_that_no_two_pages_share() {
        var browser = new Browser(base, api.post(SESSIONS, COFFEE).text("url"));

        assertThat(nonce(browser.open()))
                .isNotEqualTo(nonce(browser.open()))
                .hasSizeGreaterThan(21);
    }

    private static String nonce(Browser.Page page) {
        var policy = page.header("Content-Security-Policy");
        var nonce = Pattern.compile("script-src 'nonce-(\\w+)'").matcher(policy);
        assertThat(nonce.find()).as(policy).isTrue();
        return nonce.group(1);
    }

    @Test
    void a_card_number_is_refused_and_an_unknown_page_is_not_there() {
        var session = api.post(SESSIONS, COFFEE);
        var browser = new Browser(base, session.text("url"));

        var number = browser.post("payment_method=4242424242424242").join();
        var fields = browser.post("card[number]=x&payment_method=pm_card_visa").join();
        var unknown = browser.confirm("nothing");
        var elsewhere = new Browser(base, "/c/pay/cs_test_none");

        assertThat(number.status()).isEqualTo(400);
        assertThat(number.text()).doesNotContain("4242");
        assertThat(fields.status()).isEqualTo(400);
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(elsewhere.open().status()).isEqualTo(404);
        assertThat(elsewhere.confirm("pm_card_visa").status()).isEqualTo(404);
        assertThat(browser.get("/c/pay.js").header("Content-Type")).startsWith("text/javascript");
        assertThat(browser.get("/c/pay.css").header("Content-Type")).startsWith("text/css");
    }

    private Reply advance(Reply clock, long frozenTime) {
        return api.post(CLOCKS + "/" + clock.text("id") + "/advance", "frozen_time=" + frozenTime);
    }

    private Reply ready(Reply clock) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var now = clock;
        while (!"ready".equals(now.text("status"))) {
            assertThat(System.nanoTime()).as("not ready: %s", now.body()).isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
            now = api.get(CLOCKS + "/" + clock.text("id"));
        }
        return now;
    }
}
