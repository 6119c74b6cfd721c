package io.gerbang.systemtests.canary;

import com.sun.net.httpserver.HttpServer;
import io.gerbang.systemtests.gateway.Await;
import io.gerbang.systemtests.gateway.Merchant;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.Shopper;
import io.gerbang.systemtests.gateway.Wire;
import io.gerbang.systemtests.gateway.Wire.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Sends cards to where they belong: past issuers who approve, decline, ask or do not answer. */
final class Flight {
    private static final int SHORTEST_CVC = 100;
    private static final int CVCS = 900;

    /** By what the simulated issuer makes of numbers that begin so. */
    private static final List<String> BEGINNINGS =
            List.of(
                    "445653", "445654", "4456561", "4456562", "4456563", "4456564", "4456565",
                    "4929", "5412", "6011");

    private static final String ORDER =
            "amount=15000000&currency=idr&confirm=true&payment_method_types[]=card"
                    + "&return_url=https://shop.example.com/done&payment_method=";

    private final Random random;
    private final Needles needles;
    private final Wire anybody;
    private final Wire shop;
    private final Wire browser;
    private final Shopper shopper = new Shopper();
    private int count;

    Flight(RunningGateway gateway, Merchant merchant, Random random, Needles needles) {
        this.random = random;
        this.needles = needles;
        this.anybody = new Wire(gateway);
        this.shop = anybody.with(merchant.secretKey());
        this.browser = anybody.with(merchant.publishableKey());
    }

    void run() throws Exception {
        for (var beginning : BEGINNINGS) {
            pay(beginning);
        }
        keep();
        payOnThePage();
        refusedCards();
        hearBack();
    }

    private void pay(String beginning) throws Exception {
        var method = browser.post("/v1/payment_methods", card(beginning));
        var paid = shop.post("/v1/payment_intents", ORDER + id(method));
        if (paid.text().contains("redirect_to_url")) {
            authenticate(paid);
        }
        var again = card(beginning);
        shop.post("/v1/tokens", again.replace("type=card&", ""), "Idempotency-Key", "key" + count);
        shop.post("/v1/tokens", again.replace("type=card&", ""), "Idempotency-Key", "key" + count);
    }

    private void authenticate(Answer paid) throws Exception {
        var url =
                paid.json()
                        .getAsJsonObject("next_action")
                        .getAsJsonObject("redirect_to_url")
                        .get("url")
                        .getAsString();
        var bank = shopper.submit(shopper.open(url), Map.of());
        shopper.submit(shopper.submit(bank, Map.of("password", "112233")), Map.of());
    }

    private void keep() throws Exception {
        var customer = id(shop.post("/v1/customers", "name=Ani"));
        var kept = id(shop.post("/v1/payment_methods", card("445653")));
        shop.post("/v1/payment_methods/" + kept + "/attach", "customer=" + customer);
        shop.post("/v1/payment_intents", ORDER + kept + "&customer=" + customer);
        var later = id(shop.post("/v1/payment_methods", card("445653")));
        shop.post(
                "/v1/setup_intents",
                "confirm=true&customer=" + customer + "&payment_method=" + later);
        shop.send("DELETE", "/v1/customers/" + customer, "text/plain", "");
    }

    private void payOnThePage() throws Exception {
        var session =
                shop.post(
                        "/v1/checkout/sessions",
                        "mode=payment&success_url=https://example.com/&line_items[0][quantity]=2"
                                + "&line_items[0][price_data][currency]=idr"
                                + "&line_items[0][price_data][unit_amount]=5000000"
                                + "&line_items[0][price_data][product_data][name]=Kopi");
        var page = URI.create(session.json().get("url").getAsString()).getPath();
        var method = id(browser.post("/v1/payment_methods", card("445653")));
        anybody.post(page + "/confirm", "payment_method=" + method);
        anybody.post(page + "/confirm", card("445653"));
    }

    /** The vault refuses them, and says so without a word of them. */
    private void refusedCards() throws Exception {
        var wrong = CardNumber.invalid(random, "445653");
        needles.add("a number with a wrong check digit", wrong);
        var longCvc = CardNumber.invalid(random, "83");
        needles.add("a security code that is too long", longCvc);
        var number = CardNumber.random(random, "445653");
        needles.add("the card of a bad request", number);
        for (var form :
                List.of(
                        "type=card&card[number]=" + wrong + "&card[exp_month]=12&card[exp_year]=34",
                        "type=card&card[number]=%s&card[exp_month]=12&card[exp_year]=20"
                                .formatted(number),
                        "type=card&card[number]=%s&card[exp_month]=12&card[exp_year]=34&card[cvc]=%s"
                                .formatted(number, longCvc),
                        "type=card&card[number]=%1$s&card[number][a]=%1$s".formatted(number),
                        "type=card&card[number]=%zz&card[number]=" + number,
                        "type=card&card[exp_month]=12&card[number]=" + number,
                        "type=card&card[number]=" + number + "&card[" + number + "]=1")) {
            shop.post("/v1/payment_methods", form);
            shop.post("/v1/tokens", form.replace("type=card&", ""));
        }
    }

    /** A merchant's server answers webhooks with the card. */
    private void hearBack() throws Exception {
        var number = CardNumber.random(random, "445653");
        needles.add("a card that a merchant's server gives away", number);
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    var body = ("card " + number).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(500, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        try {
            listen("http://127.0.0.1:" + server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    private void listen(String url) throws Exception {
        var form = "enabled_events[]=payment_intent.created&url=" + url;
        var endpoint = "/v1/webhook_endpoints/" + id(shop.post("/v1/webhook_endpoints", form));
        shop.post("/v1/payment_intents", "amount=15000000&currency=idr");
        Await.until(
                text -> text.contains("HTTP 500"), () -> shop.get(endpoint + "/deliveries").text());
    }

    private String card(String beginning) {
        var number = CardNumber.random(random, beginning);
        needles.add("card " + ++count + " of " + beginning, number);
        var cvc = Integer.toString(SHORTEST_CVC + random.nextInt(CVCS));
        for (var written : List.of("[cvc]=" + cvc, "\"cvc\":\"" + cvc, "\"cvc\": \"" + cvc)) {
            needles.addForm("the security code of card " + count, written);
        }
        return "type=card&card[number]=%s&card[exp_month]=12&card[exp_year]=2034&card[cvc]=%s"
                .formatted(number, cvc);
    }

    private static String id(Answer answer) throws IOException {
        if (answer.status() != 200) {
            throw new IOException(answer.text());
        }
        return answer.json().get("id").getAsString();
    }
}
