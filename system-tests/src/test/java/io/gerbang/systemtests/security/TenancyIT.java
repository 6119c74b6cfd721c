package io.gerbang.systemtests.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.Wire;
import io.gerbang.systemtests.gateway.Wire.Answer;
import io.gerbang.systemtests.security.Surface.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One merchant walks every route over the things of another, and finds nothing there. */
@ExtendWith(GatewayExtension.class)
class TenancyIT {
    private static final String FORM = "application/x-www-form-urlencoded";

    /** What parameters name, by the kind that paths call it. */
    private static final Map<String, String> KINDS =
            Map.of(
                    "charge", "charges",
                    "customer", "customers",
                    "payment_intent", "payment_intents",
                    "payment_method", "payment_methods",
                    "payout", "payouts",
                    "source", "charges",
                    "webhook_endpoint", "webhook_endpoints",
                    "invoice_settings", "payment_methods",
                    "starting_after", "",
                    "ending_before", "");

    /** What a route needs besides, before it looks for anything. */
    private static final Map<String, String> NEEDED =
            Map.of(
                    "POST /v1/payment_intents",
                    "amount=15000000&currency=idr&",
                    "POST /v1/payment_intents/{id}/increment_authorization",
                    "amount=16000000&",
                    "POST /v1/checkout/sessions",
                    "mode=payment&success_url=https://example.com/&line_items[0][quantity]=2"
                            + "&line_items[0][price_data][currency]=idr"
                            + "&line_items[0][price_data][unit_amount]=5000000"
                            + "&line_items[0][price_data][product_data][name]=Kopi&",
                    "POST /v1/test_helpers/test_clocks/{id}/advance",
                    "frozen_time=" + Instant.now().plusSeconds(10_000_000).getEpochSecond() + "&");

    private final RunningGateway gateway;
    private final Wire owner;
    private final Wire stranger;

    TenancyIT(RunningGateway gateway) {
        this.gateway = gateway;
        var anybody = new Wire(gateway);
        owner = anybody.with(gateway.newMerchant().secretKey());
        stranger = anybody.with(gateway.newMerchant().secretKey());
    }

    @Test
    void a_stranger_finds_nothing_on_any_route_and_changes_nothing() throws Exception {
        var surface = Surface.of(owner);
        var theirs = Estate.of(owner);
        var own = Estate.unconfirmed(stranger);
        var before = seen(surface, theirs);
        var wrong = new ArrayList<String>();

        for (var operation : surface.operations()) {
            if (operation.hasVariables()) {
                var answer =
                        ask(operation, operation.filled(theirs::id), ownParameters(operation, own));
                if (answer.status() != 404 || !answer.error("code").equals("resource_missing")) {
                    wrong.add(operation + ": " + answer.text());
                }
            }
            for (var name : operation.parameters().keySet()) {
                if (KINDS.containsKey(name)) {
                    wrong.addAll(asParameter(operation, name, theirs, own));
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(seen(surface, theirs)).isEqualTo(before);
    }

    @Test
    void another_payments_secret_opens_none() throws Exception {
        var order = "amount=15000000&currency=idr";
        var one = owner.post("/v1/payment_intents", order).json();
        var other = owner.post("/v1/payment_intents", order).json();
        var browser = new Wire(gateway).with(gateway.newMerchant().publishableKey());
        var path = "/v1/payment_intents/" + one.get("id").getAsString();
        var own = "?client_secret=" + one.get("client_secret").getAsString();
        var others = "?client_secret=" + other.get("client_secret").getAsString();

        var byStranger =
                List.of(browser.get(path + own), browser.post(path + "/confirm", own.substring(1)));
        var withOthers =
                List.of(
                        owner.get(path + others),
                        owner.post(path + "/confirm", others.substring(1)));

        assertThat(byStranger).extracting(Answer::status).containsOnly(404);
        assertThat(withOthers).extracting(Answer::status).containsOnly(400);
        assertThat(Stream.concat(byStranger.stream(), withOthers.stream()))
                .extracting(it -> it.error("code"))
                .containsOnly("resource_missing");
        assertThat(owner.get(path).json()).isEqualTo(one);
    }

    /** Of the parameters that name something, those that a route cannot do without. */
    private static String ownParameters(Operation operation, Estate own) {
        return switch (operation.path()) {
            case "/v1/payment_methods/{id}/attach" -> "customer=" + own.id("customers");
            case "/v1/events/{id}/retry" -> "webhook_endpoint=" + own.id("webhook_endpoints");
            default -> NEEDED.getOrDefault(operation.toString(), "");
        };
    }

    private List<String> asParameter(Operation operation, String name, Estate theirs, Estate own)
            throws Exception {
        var kind = KINDS.get(name);
        var id = theirs.id(kind.isEmpty() ? listed(operation) : kind);
        var field = name.equals("invoice_settings") ? name + "[default_payment_method]" : name;
        var path = operation.filled(own::id);
        var answer =
                ask(
                        operation,
                        path,
                        NEEDED.getOrDefault(operation.toString(), "") + field + "=" + id);
        var isMissing = answer.status() == 400 && answer.error("code").equals("resource_missing");
        return isMissing || isEmptyList(answer)
                ? List.of()
                : List.of(operation + " with " + field + ": " + answer.text());
    }

    /** A list that is narrowed to what is not there has nothing in it. */
    private static boolean isEmptyList(Answer answer) {
        return answer.status() == 200
                && answer.json().has("data")
                && answer.json().getAsJsonArray("data").isEmpty();
    }

    /** The kind that a list is of: the last word of its path. */
    private static String listed(Operation operation) {
        var words = operation.path().split("/");
        return switch (words[words.length - 1]) {
            case "history" -> "balance_transactions";
            case "line_items", "deliveries" -> "sessions";
            default -> words[words.length - 1];
        };
    }

    private Answer ask(Operation operation, String path, String parameters) throws Exception {
        return switch (operation.method()) {
            case "GET" -> stranger.get(path + "?" + parameters);
            case "POST" -> stranger.post(path, parameters);
            default -> stranger.send(operation.method(), path, FORM, parameters);
        };
    }

    /** All that the owner sees of what is theirs. */
    private Map<String, String> seen(Surface surface, Estate theirs) throws Exception {
        var seen = new LinkedHashMap<String, String>();
        for (var path : paths(surface, theirs).toList()) {
            var answer = owner.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            seen.put(path, answer.text());
        }
        return seen;
    }

    private static Stream<String> paths(Surface surface, Estate theirs) {
        return surface.operations().stream()
                .filter(operation -> operation.method().equals("GET"))
                .filter(Operation::hasVariables)
                .map(operation -> operation.filled(theirs::id));
    }
}
