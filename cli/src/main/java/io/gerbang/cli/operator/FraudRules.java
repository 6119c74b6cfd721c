package io.gerbang.cli.operator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A merchant's fraud rules, from a command line. What a word means the service knows. */
final class FraudRules {
    private static final Pattern VELOCITY =
            Pattern.compile("([a-z]+):([a-z]+):([a-z]+)=([0-9]{1,9}):([a-z]+)");
    private static final Pattern AMOUNT = Pattern.compile("([a-z]{3})=([0-9]{1,12}):([a-z]+)");

    private FraudRules() {}

    /** {@code --velocity card:declines:hour=3:block}, {@code --amount idr=5000000:review}. */
    static Map<String, Object> limits(Words words) {
        return Map.of(
                "velocity_limits",
                words.takeAll("velocity").stream().map(FraudRules::velocity).toList(),
                "amount_limits",
                words.takeAll("amount").stream().map(FraudRules::amount).toList());
    }

    /** {@code --list block --attribute card_bin --value 445653}. */
    static Map<String, Object> entry(Words words) {
        var body = new LinkedHashMap<String, Object>();
        for (var field : new String[] {"list", "attribute", "value"}) {
            body.put(
                    field,
                    words.take(field)
                            .orElseThrow(() ->
                                    new IllegalArgumentException("--" + field + " is missing")));
        }
        return body;
    }

    private static Map<String, Object> velocity(String text) {
        var parts = parts(VELOCITY, text, "--velocity takes a limit as card:declines:hour=3:block");
        return Map.of(
                "subject", parts.group(1),
                "measure", parts.group(2),
                "window", parts.group(3),
                "max", Long.parseLong(parts.group(4)),
                "decision", parts.group(5));
    }

    private static Map<String, Object> amount(String text) {
        var parts = parts(AMOUNT, text, "--amount takes a limit as idr=5000000:review");
        return Map.of(
                "currency", parts.group(1),
                "max", Long.parseLong(parts.group(2)),
                "decision", parts.group(3));
    }

    private static Matcher parts(Pattern pattern, String text, String usage) {
        var parts = pattern.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(usage);
        }
        return parts;
    }
}
