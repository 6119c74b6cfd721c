package io.gerbang.systemtests.security;

import com.google.gson.JsonObject;
import io.gerbang.systemtests.gateway.Wire;
import io.gerbang.systemtests.gateway.Wire.Answer;
import io.gerbang.systemtests.security.Surface.Operation;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/**
 * A request that may be right, or wrong in any way that a form allows. The same seed makes the same
 * one, but for the ids.
 */
final class RandomRequest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int WELL_BEHAVED = 3;
    private static final int DEEPEST = 40;
    private static final int LONGEST = 3_000;
    private static final int SHOWN = 1_000;

    private static final List<String> KINDS =
            List.of(
                    "payment_intents",
                    "charges",
                    "refunds",
                    "customers",
                    "payment_methods",
                    "setup_intents",
                    "mandates",
                    "sessions",
                    "events",
                    "webhook_endpoints",
                    "balance_transactions",
                    "payouts");
    private static final List<String> WORDS =
            List.of(
                    "card",
                    "idr",
                    "usd",
                    "jpy",
                    "zzz",
                    "automatic",
                    "manual",
                    "true",
                    "false",
                    "pm_card_visa",
                    "pm_card_chargeDeclined",
                    "off_session",
                    "payment",
                    "duplicate",
                    "abandoned",
                    "https://example.com/",
                    "http://127.0.0.1:9/",
                    "ani@example.com",
                    "charge.succeeded",
                    "*",
                    "latest_charge",
                    "data.payment_method",
                    "always",
                    "ID",
                    "any",
                    "setup",
                    "required",
                    "hosted");
    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "1",
                    "-1",
                    "100",
                    "15000000",
                    "99999999999",
                    "1.5",
                    "1e9",
                    "0x10",
                    " 7",
                    "9223372036854775807",
                    "9223372036854775808",
                    "-9223372036854775808",
                    "NaN",
                    "1800000000",
                    "2147483648");
    private static final List<String> HOSTILE =
            List.of(
                    "",
                    " ",
                    "'",
                    "\"",
                    "\\",
                    "' or 1=1--",
                    "\"; drop table payments;--",
                    "../../x",
                    "\u0000",
                    "\u0001",
                    "\r\nX-Injected: 1",
                    "%00",
                    "%",
                    "${jndi:ldap://x}",
                    "{{7*7}}",
                    "<script>alert(1)</script>",
                    "\uD83D\uDCB3",
                    "\u202E",
                    "null",
                    "[]",
                    "{}",
                    "id:'x'",
                    "amount>1 AND",
                    "created>'x'",
                    "metadata['a']:'b' OR status:'x'");

    private final Random random;
    private final Estate own;

    RandomRequest(Random random, Estate own) {
        this.random = random;
        this.own = own;
    }

    /** What was asked, and what was answered. */
    record Sent(String request, Answer answer) {

        @Override
        public String toString() {
            var beginning = request.substring(0, Math.min(request.length(), SHOWN));
            return beginning + " => " + answer.status() + " " + answer.text();
        }
    }

    Sent send(Operation operation, Wire shop) throws Exception {
        var path = operation.filled(kind -> Wire.encoded(idOf(kind)));
        var isQuery = operation.method().equals("GET") || random.nextInt(20) == 0;
        var parameters = parameters(operation, isQuery);
        var target = isQuery && !parameters.isEmpty() ? path + "?" + parameters : path;
        var body = isQuery ? "" : parameters;
        var answer =
                operation.method().equals("GET")
                        ? shop.get(target)
                        : shop.send(operation.method(), target, contentType(), body);
        return new Sent(operation.method() + " " + target + " " + body, answer);
    }

    private String contentType() {
        return random.nextInt(20) == 0 ? pick(List.of("text/plain", "application/json")) : FORM;
    }

    private String parameters(Operation operation, boolean isQuery) {
        var parameters = new StringJoiner("&");
        for (var parameter : operation.parameters().entrySet()) {
            if (random.nextInt(3) == 0) {
                add(parameters, parameter.getKey(), parameter.getValue());
            }
        }
        if (random.nextInt(15) == 0) {
            parameters.add(surprise(isQuery));
        }
        return parameters.toString();
    }

    private void add(StringJoiner parameters, String name, JsonObject schema) {
        if (schema.has("anyOf")) {
            var all = schema.getAsJsonArray("anyOf");
            add(parameters, name, all.get(random.nextInt(all.size())).getAsJsonObject());
            return;
        }
        switch (schema.has("type") ? schema.get("type").getAsString() : "string") {
            case "object" -> addObject(parameters, name, schema);
            case "array" -> {
                if (schema.get("items") instanceof JsonObject items) {
                    var place = random.nextBoolean() ? "[]" : "[" + random.nextInt(3) + "]";
                    add(parameters, name + place, items);
                }
            }
            case String type ->
                    parameters.add(Wire.encoded(name) + "=" + Wire.encoded(value(type)));
        }
    }

    private void addObject(StringJoiner parameters, String name, JsonObject schema) {
        if (schema.get("properties") instanceof JsonObject properties) {
            for (var field : properties.entrySet()) {
                if (random.nextInt(2) == 0) {
                    add(
                            parameters,
                            name + "[" + field.getKey() + "]",
                            field.getValue().getAsJsonObject());
                }
            }
        } else {
            parameters.add(
                    Wire.encoded(name + "[" + pick(HOSTILE) + "]") + "=" + Wire.encoded(any()));
        }
    }

    /** What no document mentions; a client of HTTP sends not all of it in a URL. */
    private String surprise(boolean isQuery) {
        return switch (random.nextInt(isQuery ? 4 : 6)) {
            case 0 -> "a" + "[a]".repeat(random.nextInt(DEEPEST)) + "=1";
            case 1 -> "a=1&a[b]=2";
            case 2 -> "%ff%fe=%c3%28";
            case 3 -> Wire.encoded(any()) + "=" + Wire.encoded(any());
            case 4 -> "%zz=%";
            default -> "a[=1&]=2&[]=3";
        };
    }

    private String value(String type) {
        if (random.nextInt(WELL_BEHAVED) == 0) {
            return any();
        }
        return switch (type) {
            case "integer" -> pick(NUMBERS);
            case "boolean" -> pick(List.of("true", "false"));
            default -> random.nextBoolean() ? pick(WORDS) : own.id(pick(KINDS));
        };
    }

    private String any() {
        return switch (random.nextInt(4)) {
            case 0 -> pick(HOSTILE);
            case 1 -> pick(NUMBERS);
            case 2 -> "a".repeat(random.nextInt(LONGEST));
            default -> noise();
        };
    }

    private String noise() {
        var text = new StringBuilder();
        var length = random.nextInt(12);
        for (var index = 0; index < length; index++) {
            text.appendCodePoint(random.nextInt(Character.MIN_SURROGATE));
        }
        return text.toString();
    }

    private String idOf(String kind) {
        return switch (random.nextInt(5)) {
            case 0 -> own.id(pick(KINDS));
            case 1 -> any();
            default -> own.id(kind);
        };
    }

    private String pick(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
