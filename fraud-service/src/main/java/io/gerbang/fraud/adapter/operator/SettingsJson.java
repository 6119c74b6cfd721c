package io.gerbang.fraud.adapter.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.fraud.application.StoredRules;
import io.gerbang.fraud.domain.AmountLimit;
import io.gerbang.fraud.domain.Counter;
import io.gerbang.fraud.domain.Decision;
import io.gerbang.fraud.domain.FraudSettings;
import io.gerbang.fraud.domain.Measure;
import io.gerbang.fraud.domain.Subject;
import io.gerbang.fraud.domain.VelocityLimit;
import io.gerbang.fraud.domain.Window;
import io.gerbang.web.response.StripeObject;
import java.util.Currency;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A merchant's settings as JSON. */
final class SettingsJson {

    private static final int LONGEST_ARRAY = 100;
    private static final int LARGEST_COUNT = 1_000_000;
    private static final long LARGEST_AMOUNT = 999_999_999_999L;
    private static final Set<Decision> CONSEQUENCES =
            EnumSet.complementOf(EnumSet.of(Decision.ALLOW));
    private static final Set<String> CURRENCIES =
            Currency.getAvailableCurrencies().stream()
                    .map(currency -> currency.getCurrencyCode().toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());

    private SettingsJson() {}

    static FraudSettings read(@Nullable JsonNode body) {
        return Fields.read(
                body,
                settings ->
                        new FraudSettings(
                                settings.list(
                                        "velocity_limits",
                                        LONGEST_ARRAY,
                                        SettingsJson::velocityLimit),
                                settings.list(
                                        "amount_limits",
                                        LONGEST_ARRAY,
                                        SettingsJson::amountLimit)));
    }

    static ObjectNode write(StoredRules rules) {
        var settings = rules.settings();
        var json = JsonNodeFactory.instance.objectNode();
        var velocityLimits = json.putArray("velocity_limits");
        settings.velocityLimits().forEach(limit -> velocityLimits.add(write(limit)));
        var amountLimits = json.putArray("amount_limits");
        settings.amountLimits().forEach(limit -> amountLimits.add(write(limit)));
        return json.put("version", rules.version());
    }

    private static VelocityLimit velocityLimit(Fields fields) {
        var counter =
                new Counter(
                        fields.oneOf("subject", EnumSet.allOf(Subject.class)),
                        fields.oneOf("measure", EnumSet.allOf(Measure.class)),
                        fields.oneOf("window", EnumSet.allOf(Window.class)));
        var max = (int) fields.integer("max", 1, LARGEST_COUNT);
        return new VelocityLimit(counter, max, fields.oneOf("decision", CONSEQUENCES));
    }

    private static AmountLimit amountLimit(Fields fields) {
        var currency = fields.text("currency");
        if (!CURRENCIES.contains(currency)) {
            throw fields.invalid(
                    "currency", "parameter_invalid_string", "an ISO 4217 code in lower case");
        }
        var max = fields.integer("max", 0, LARGEST_AMOUNT);
        return new AmountLimit(currency, max, fields.oneOf("decision", CONSEQUENCES));
    }

    private static ObjectNode write(VelocityLimit limit) {
        return StripeObject.part()
                .text("subject", Fields.nameOf(limit.counter().subject()))
                .text("measure", Fields.nameOf(limit.counter().measure()))
                .text("window", Fields.nameOf(limit.counter().window()))
                .number("max", limit.max())
                .text("decision", Fields.nameOf(limit.decision()))
                .build();
    }

    private static ObjectNode write(AmountLimit limit) {
        return StripeObject.part()
                .text("currency", limit.currency())
                .number("max", limit.max())
                .text("decision", Fields.nameOf(limit.decision()))
                .build();
    }
}
