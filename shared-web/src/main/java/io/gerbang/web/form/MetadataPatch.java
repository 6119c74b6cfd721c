package io.gerbang.web.form;

import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request asks of an object's metadata: a key with a value is set, one with an empty value
 * unset, {@code metadata=} unsets all.
 *
 * @param values by key, in the order sent; an empty value unsets
 * @param clear whether to drop what was there
 */
public record MetadataPatch(Map<String, String> values, boolean clear) {

    private static final int MOST_KEYS = 50;
    private static final int LONGEST_KEY = 40;
    private static final int LONGEST_VALUE = 500;

    static final MetadataPatch CLEAR = new MetadataPatch(Map.of(), true);

    static MetadataPatch of(Node.Branch metadata) {
        var values = new LinkedHashMap<String, String>();
        metadata.children.forEach((key, node) -> values.put(key, checked(key, node)));
        return new MetadataPatch(values, false);
    }

    /**
     * The metadata after the patch, in a new map.
     *
     * @throws StripeException 400 where more than 50 keys remain
     */
    public Map<String, String> applyTo(Map<String, String> current) {
        var patched = new LinkedHashMap<>(clear ? Map.<String, String>of() : current);
        values.forEach((key, value) -> {
            if (value.isEmpty()) {
                patched.remove(key);
            } else {
                patched.put(key, value);
            }
        });
        if (patched.size() > MOST_KEYS) {
            throw invalid("Metadata has at most 50 keys.");
        }
        return patched;
    }

    private static String checked(String key, Node node) {
        if (!(node instanceof Node.Text text)) {
            throw invalid("Metadata values are strings.");
        }
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw invalid("Metadata keys have 1 to 40 characters.");
        }
        if (text.value.length() > LONGEST_VALUE) {
            throw invalid("Metadata values have at most 500 characters.");
        }
        return text.value;
    }

    private static StripeException invalid(String message) {
        return StripeErrors.invalidParameter("metadata", "parameter_invalid", message);
    }
}
