package io.gerbang.systemtests.canary;

import io.gerbang.systemtests.gateway.Merchant;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.Wire;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Sends card numbers to where they do not belong, each a new one. */
final class Strays {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PAYMENTS = "/v1/payment_intents";
    private static final String ORDER = "amount=15000000&currency=idr";
    private static final String HEAD = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    private static final String VAULT =
            "POST /v1/payment_methods" + HEAD + "Content-Type: " + FORM + "\r\n";
    private static final int LARGE = 1_100_000;
    private static final int LIMIT_MS = 2_000;

    private final Random random;
    private final Needles needles;
    private final URI origin;
    private final Wire anybody;
    private final Wire shop;

    Strays(RunningGateway gateway, Merchant merchant, Random random, Needles needles) {
        this.random = random;
        this.needles = needles;
        this.origin = URI.create(gateway.url());
        this.anybody = new Wire(gateway);
        this.shop = anybody.with(merchant.secretKey());
    }

    void run() throws Exception {
        parameters();
        paths();
        headers();
        bodies();
        broken();
    }

    private void parameters() throws Exception {
        for (var name :
                List.of(
                        "description",
                        "metadata[card]",
                        "receipt_email",
                        "statement_descriptor_suffix",
                        "transfer_group",
                        "shipping[name]",
                        "payment_method",
                        "customer",
                        "return_url",
                        "currency",
                        "payment_method_data[card][number]",
                        "card[number]",
                        "expand[]",
                        "surprise")) {
            shop.post(PAYMENTS, ORDER + "&" + name + "=" + number("in " + name));
            shop.post(PAYMENTS, ORDER + "&" + name + "=" + grouped("in " + name, "%20"));
            shop.post(PAYMENTS, ORDER + "&" + name + "=a" + grouped("within " + name, "-"));
        }
        shop.post(PAYMENTS, ORDER + "&metadata[" + number("as a key") + "]=a");
        shop.post(PAYMENTS, "currency=idr&amount=" + number("as an amount"));
        shop.post("/v1/customers", "name=" + number("as a name"));
        shop.post("/v1/test_helpers/test_clocks", "frozen_time=1&name=" + number("as a clock's"));
        shop.post(
                "/v1/webhook_endpoints",
                "enabled_events[]=*&url=http://127.0.0.1:9/" + number("in a webhook's url"));
        shop.post(
                "/v1/webhook_endpoints",
                "url=http://127.0.0.1:9/&enabled_events[]=" + number("as an event's type"));
    }

    private void paths() throws Exception {
        for (var path :
                List.of(
                        PAYMENTS,
                        "/v1/charges",
                        "/v1/refunds",
                        "/v1/customers",
                        "/v1/payment_methods",
                        "/v1/events",
                        "/v1/payouts",
                        "/v1/balance_transactions",
                        "/v1/unknown",
                        "/unknown",
                        "/c/pay",
                        "/c/3ds/test/acct_1")) {
            shop.get(path + "/" + number("in " + path));
            shop.get(path + "?starting_after=" + number("in the query of " + path));
            shop.get(path + "?" + number("as a name in the query of " + path));
            shop.post(path + "/" + number("posted to " + path), "");
        }
        shop.get(PAYMENTS + "/search?query=" + Wire.encoded("metadata['a']:'" + number("q") + "'"));
    }

    private void headers() throws Exception {
        for (var name :
                List.of(
                        "Idempotency-Key",
                        "Stripe-Version",
                        "Stripe-Account",
                        "User-Agent",
                        "X-Stripe-Client-User-Agent",
                        "Cookie",
                        "Accept",
                        "Origin",
                        "Referer",
                        "traceparent",
                        "X-Forwarded-For",
                        "X-Request-Id")) {
            shop.post(PAYMENTS, ORDER, name, number("in the header " + name));
            shop.get(PAYMENTS, name, number("in the header " + name + " of a GET"));
        }
        anybody.with(number("as a key")).get(PAYMENTS);
        anybody.with("sk_test_" + number("in a key")).get(PAYMENTS);
    }

    private void bodies() throws Exception {
        for (var path : List.of(PAYMENTS, "/v1/payment_methods", "/v1/payouts", "/v1/unknown")) {
            for (var type : List.of("application/json", "text/plain", "application/xml", FORM)) {
                var number = number("in " + type + " to " + path);
                shop.send("POST", path, type, "{\"card\": {\"number\": \"" + number + "\"}}");
                shop.send("PUT", path, type, "card[number]=" + number);
                anybody.send("POST", path, type, "card[number]=" + number);
            }
        }
        var large = "a".repeat(LARGE);
        for (var path : List.of(PAYMENTS, "/v1/payment_methods")) {
            var number = number("in a large body to " + path);
            shop.post(path, "type=card&card[number]=" + number + "&a=" + large);
        }
    }

    /** What no client of HTTP would send. */
    private void broken() throws Exception {
        say("GET /" + number("in a raw path") + HEAD + "\r\n");
        say("GET " + number("in a bad target") + HEAD + "\r\n");
        say(number("as a method") + " /v1/payment_methods" + HEAD + "\r\n");
        say("GET / " + number("as a version") + "\r\n\r\n");
        say(VAULT + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n" + number("of two lengths"));
        say(VAULT + "Content-Length: 99\r\n\r\ncard[number]=" + number("in half a body"));
        say(
                VAULT
                        + "Transfer-Encoding: chunked\r\n\r\nzz\r\ncard[number]="
                        + number("in a bad chunk")
                        + "\r\n");
    }

    private void say(String request) throws IOException {
        try (var socket = new Socket(origin.getHost(), origin.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            socket.setSoTimeout(LIMIT_MS);
            socket.getInputStream().readAllBytes();
        } catch (SocketException | SocketTimeoutException closed) {
            // That there is no answer is one, too.
        }
    }

    private String grouped(String name, String separator) {
        return number(name).replaceAll("(.{4})(?=.)", "$1" + separator);
    }

    private String number(String name) {
        var number = CardNumber.random(random, "445653");
        needles.add("the number " + name, number);
        return number;
    }
}
