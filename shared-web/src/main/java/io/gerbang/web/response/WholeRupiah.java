package io.gerbang.web.response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * Shows rupiah without decimals to merchants who count them so, as their shop systems do. Whatever
 * we keep counts hundredths, and other currencies stay as they are.
 */
public final class WholeRupiah {

    /** The one currency that such a merchant charges. */
    public static final String CURRENCY = "idr";

    /** What we count is so many times what such a merchant counts. */
    public static final long HUNDREDTHS = 100;

    /** The fields of answers and events that are amounts of money. */
    public static final Set<String> AMOUNTS =
            Set.of(
                    "amount",
                    "amount_authorized",
                    "amount_capturable",
                    "amount_captured",
                    "amount_discount",
                    "amount_received",
                    "amount_refunded",
                    "amount_shipping",
                    "amount_subtotal",
                    "amount_tax",
                    "amount_total",
                    "application_fee_amount",
                    "fee",
                    "maximum_amount_capturable",
                    "net",
                    "unit_amount");

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private WholeRupiah() {}

    /**
     * A copy of an answer or an event with whole rupiah in it. An amount is in the nearest currency
     * around it; where there is none it is in rupiah. What is no whole rupiah is rounded down.
     */
    public static JsonNode of(JsonNode node) {
        try {
            var shown = MAPPER.readTree(node.toString()); // what was kept as text becomes a tree
            show(shown, CURRENCY);
            return shown;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void show(JsonNode node, String around) {
        var currency = currency(node, around);
        if (node instanceof ObjectNode object && currency.equals(CURRENCY)) {
            for (var field : object.properties()) {
                var value = field.getValue();
                if (value.isIntegralNumber() && AMOUNTS.contains(field.getKey())) {
                    var whole = Math.floorDiv(value.longValue(), HUNDREDTHS);
                    field.setValue(LongNode.valueOf(whole));
                }
            }
        }
        node.forEach(child -> show(child, currency));
    }

    /** An event's object has the currency of the attributes beside it. */
    private static String currency(JsonNode node, String around) {
        return node.path("currency").asText(node.path("object").path("currency").asText(around));
    }
}
