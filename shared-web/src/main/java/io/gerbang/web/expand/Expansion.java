package io.gerbang.web.expand;

import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.form.Params;
import io.gerbang.web.text.Echo;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields to expand, as a tree: {@code latest_charge.refunds} is refunds under latest_charge.
 *
 * @param fields what to expand below each field
 */
public record Expansion(Map<String, Expansion> fields) {

    private static final int DEEPEST = 4;

    /** An answer as it is. */
    public static final Expansion NONE = new Expansion(Map.of());

    /**
     * Reads {@code expand[]}.
     *
     * @throws StripeException 400 where a path has more than four levels
     */
    public static Expansion from(Params params) {
        if (!params.has("expand")) {
            return NONE;
        }
        var root = new Expansion(new LinkedHashMap<>());
        params.strings("expand").forEach(root::add);
        return root;
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** The rest, without one field and what is below it. */
    public Expansion without(String field) {
        var rest = new LinkedHashMap<>(fields);
        rest.remove(field);
        return new Expansion(rest);
    }

    static StripeException notExpandable(String path) {
        return StripeErrors.invalid(
                        400, "This property cannot be expanded (" + Echo.safe(path) + ").")
                .param("expand")
                .build();
    }

    private void add(String path) {
        var at = this;
        var start = 0;
        for (var depth = 1; start <= path.length(); depth++) {
            var end = path.indexOf('.', start);
            var name = path.substring(start, end < 0 ? path.length() : end);
            if (name.isEmpty() || depth > DEEPEST) {
                throw notExpandable(path);
            }
            at = at.fields.computeIfAbsent(name, _ -> new Expansion(new LinkedHashMap<>()));
            start = end < 0 ? path.length() + 1 : end + 1;
        }
    }
}
