package io.gerbang.cli.operator;

import io.gerbang.cli.operator.OperatorApi.Listener;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command line asks of an operator's listener.
 *
 * @param body of a POST; null for a GET
 */
record Command(Listener listener, String path, @Nullable Map<String, Object> body) {
    private static final String MERCHANT = "the merchant";
    private static final String KEY = "the key";
    private static final String HELP = "; --help tells more";
    private static final String ON = "on";
    private static final String OFF = "off";

    /** Of checkout-service, as most are. */
    Command(String path, @Nullable Map<String, Object> body) {
        this(Listener.CHECKOUT, path, body);
    }

    /**
     * @throws IllegalArgumentException where it asks for nothing that there is
     */
    static Command parse(Words words) {
        if (words.plain().size() == 1) {
            throw new IllegalArgumentException("what to do is missing" + HELP);
        }
        var asked = words.word(0, "the command") + " " + words.word(1, "what to do");
        return switch (asked) {
            case "merchant create" -> of(words, 2, "/merchants", profile(words));
            case "merchant list" -> of(words, 2, "/merchants" + after(words), null);
            case "merchant show" -> of(words, 3, merchant(words), null);
            case "merchant update" -> of(words, 3, merchant(words), changes(words));
            case "key create" -> of(words, 3, merchant(words) + "/keys", key(words));
            case "key list" -> of(words, 3, merchant(words) + "/keys", null);
            case "key roll" -> of(words, 4, key(words, "/roll"), overlap(words));
            case "key revoke" -> of(words, 4, key(words, "/revoke"), Map.of());
            case "person status" -> of(words, 2, "/people/erasures", null);
            case "person export" -> of(words, 4, "/people/export", person(words));
            case "person erase" -> of(words, 4, "/people/erase", person(words));
            case "fraud show" -> of(words, 3, fraud(words, "settings"), null).at(Listener.FRAUD);
            case "fraud limit" ->
                    of(words, 3, fraud(words, "settings"), FraudRules.limits(words))
                            .at(Listener.FRAUD);
            case "fraud list" -> of(words, 3, fraud(words, "lists"), null).at(Listener.FRAUD);
            case "fraud add" ->
                    of(words, 3, fraud(words, "lists"), FraudRules.entry(words)).at(Listener.FRAUD);
            case "fraud remove" ->
                    of(words, 3, fraud(words, "lists/remove"), FraudRules.entry(words))
                            .at(Listener.FRAUD);
            case "vault status" -> of(words, 2, "/vault", null).at(Listener.VAULT);
            case "vault rewrap" -> of(words, 2, "/vault/rewrap", Map.of()).at(Listener.VAULT);
            case "vault rotate-data-key" ->
                    of(words, 2, "/vault/rotate_data_key", Map.of()).at(Listener.VAULT);
            case "audit list" -> of(words, 2, "/audit" + after(words), null);
            default -> throw new IllegalArgumentException("there is no " + asked + HELP);
        };
    }

    private static Command of(
            Words words, int count, String path, @Nullable Map<String, Object> body) {
        words.refuseRest(count);
        return new Command(path, body);
    }

    private Command at(Listener other) {
        return new Command(other, path, body);
    }

    private static String merchant(Words words) {
        return "/merchants/" + encoded(words.word(2, MERCHANT));
    }

    private static String key(Words words, String action) {
        return merchant(words) + "/keys/" + encoded(words.word(3, KEY)) + action;
    }

    private static String after(Words words) {
        return words.take("after").map(after -> "?after=" + encoded(after)).orElse("");
    }

    /** The rules of one mode; of test mode where none is named. */
    private static String fraud(Words words, String what) {
        var livemode =
                switch (words.take("mode").orElse("test")) {
                    case "live" -> true;
                    case "test" -> false;
                    default -> throw new IllegalArgumentException("--mode takes test or live");
                };
        return merchant(words) + "/fraud_" + what + "?livemode=" + livemode;
    }

    private static Map<String, Object> person(Words words) {
        var body = new LinkedHashMap<String, Object>();
        body.put("mode", words.word(2, "the mode, test or live,"));
        body.put("merchant", words.word(3, MERCHANT));
        put(words, "customer", body, "customer");
        put(words, "email", body, "email");
        if (body.containsKey("customer") == body.containsKey("email")) {
            throw new IllegalArgumentException("name a customer or an e-mail address");
        }
        return body;
    }

    private static Map<String, Object> profile(Words words) {
        var body = new LinkedHashMap<String, Object>();
        put(words, "id", body, "id");
        put(words, "name", body, "name");
        put(words, "country", body, "country");
        put(words, "currency", body, "default_currency");
        return body;
    }

    private static Map<String, Object> changes(Words words) {
        var body = new LinkedHashMap<String, Object>();
        put(words, "name", body, "name");
        words.take("whole-rupiah").ifPresent(text -> body.put("whole_rupiah", isOn(text)));
        var rates = words.takeAll("rate");
        var concurrent = words.take("concurrent");
        if (!rates.isEmpty() || concurrent.isPresent()) {
            var limits = new LinkedHashMap<String, Object>();
            concurrent
                    .filter(number -> !number.equals(OFF))
                    .ifPresent(number -> limits.put("concurrent_requests", number(number)));
            limits.put(
                    "rates",
                    rates.stream().filter(rate -> !rate.equals(OFF)).map(Command::rate).toList());
            body.put("limits", limits);
        }
        return body;
    }

    /** {@code 50}, {@code 50/100} with a burst, or {@code payment_intents:write=50/100}. */
    private static Map<String, Object> rate(String text) {
        var rate = new LinkedHashMap<String, Object>();
        var equals = text.indexOf('=');
        if (equals >= 0) {
            rate.put("scope", text.substring(0, equals));
        }
        var numbers = text.substring(equals + 1).split("/", 2);
        rate.put("per_second", number(numbers[0]));
        if (numbers.length == 2) {
            rate.put("burst", number(numbers[1]));
        }
        return rate;
    }

    private static boolean isOn(String text) {
        if (!text.equals(ON) && !text.equals(OFF)) {
            throw new IllegalArgumentException("--whole-rupiah is on or off");
        }
        return text.equals(ON);
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,7}")) {
            throw new IllegalArgumentException(text + " is no number");
        }
        return Integer.parseInt(text);
    }

    private static Map<String, Object> key(Words words) {
        var body = new LinkedHashMap<String, Object>();
        body.put("mode", words.take("mode").orElse("test"));
        put(words, "kind", body, "kind");
        put(words, "name", body, "name");
        body.put("scopes", words.takeAll("scope"));
        return body;
    }

    private static Map<String, Object> overlap(Words words) {
        return words.take("overlap")
                .map(text -> Map.<String, Object>of("overlap_seconds", seconds(text)))
                .orElse(Map.of());
    }

    private static void put(Words words, String option, Map<String, Object> body, String field) {
        words.take(option).ifPresent(value -> body.put(field, value));
    }

    /** A number and a unit: 90s, 30m, 24h or 7d. */
    private static long seconds(String text) {
        if (!text.matches("[0-9]{1,6}[smhd]")) {
            throw new IllegalArgumentException(
                    "--overlap takes a time such as 90s, 30m, 24h or 7d");
        }
        var number = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> number;
            case 'm' -> Duration.ofMinutes(number).toSeconds();
            case 'h' -> Duration.ofHours(number).toSeconds();
            default -> Duration.ofDays(number).toSeconds();
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
