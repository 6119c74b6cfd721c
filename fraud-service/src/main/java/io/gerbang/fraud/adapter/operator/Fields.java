package io.gerbang.fraud.adapter.operator;

import com.fasterxml.jackson.databind.JsonNode;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.text.Echo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object field by field. Whatever is missing, wrong or unknown is a 400 that names the
 * field by its path.
 */
final class Fields {

    private final JsonNode object;
    private final String path;
    private final Set<String> unread = new HashSet<>();

    private Fields(JsonNode object, String path) {
        this.object = object;
        this.path = path;
        object.fieldNames().forEachRemaining(unread::add);
    }

    /** Reads a body; what the reader did not ask for is refused. */
    static <T> T read(@Nullable JsonNode body, Function<Fields, T> reader) {
        return read(body, "", reader);
    }

    private static <T> T read(@Nullable JsonNode node, String path, Function<Fields, T> reader) {
        if (node == null || !node.isObject()) {
            throw StripeErrors.invalid(400, "A JSON object is needed here.")
                    .param(path.isEmpty() ? "body" : path)
                    .build();
        }
        var fields = new Fields(node, path);
        var value = reader.apply(fields);
        for (var unknown : fields.unread) {
            throw StripeErrors.parameterUnknown(fields.pathOf(Echo.safe(unknown)));
        }
        return value;
    }

    /** Without a NUL, which no database takes. */
    String text(String name) {
        var node = required(name);
        if (!node.isTextual() || node.textValue().indexOf('\0') >= 0) {
            throw invalid(name, "parameter_invalid_string", "a string");
        }
        return node.textValue();
    }

    long integer(String name, long min, long max) {
        var node = required(name);
        if (!node.isIntegralNumber()
                || !node.canConvertToLong()
                || node.longValue() < min
                || node.longValue() > max) {
            var expected = "an integer from " + min + " to " + max;
            throw invalid(name, "parameter_invalid_integer", expected);
        }
        return node.longValue();
    }

    /** One of the names, in lower case. */
    <E extends Enum<E>> E oneOf(String name, Set<E> choices) {
        var text = text(name);
        return choices.stream()
                .filter(choice -> nameOf(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> invalid(name, "parameter_invalid_string", names(choices)));
    }

    /** The elements of an array of objects; none where the field is absent. */
    <T> List<T> list(String name, int longest, Function<Fields, T> reader) {
        unread.remove(name);
        var array = object.path(name);
        if (array.isMissingNode()) {
            return List.of();
        }
        if (!array.isArray() || array.size() > longest) {
            var expected = "an array of at most " + longest;
            throw invalid(name, "parameter_invalid_array", expected);
        }
        var elements = new ArrayList<T>();
        for (var element : array) {
            elements.add(read(element, pathOf(name) + "[" + elements.size() + "]", reader));
        }
        return elements;
    }

    /** A 400 that names the field and says what it takes. */
    StripeException invalid(String name, String code, String expected) {
        var field = pathOf(name);
        return StripeErrors.invalidParameter(field, code, field + " takes " + expected + ".");
    }

    /** How a choice is written in JSON. */
    static String nameOf(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static String names(Set<? extends Enum<?>> choices) {
        return choices.stream().map(Fields::nameOf).sorted().collect(Collectors.joining(" or "));
    }

    private JsonNode required(String name) {
        unread.remove(name);
        var node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            throw StripeErrors.parameterMissing(pathOf(name));
        }
        return node;
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
