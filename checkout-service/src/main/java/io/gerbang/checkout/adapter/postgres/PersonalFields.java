package io.gerbang.checkout.adapter.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes people out of JSON: out of what this service keeps for itself, and of what it has shown to
 * merchants. The shape stays, so whoever reads it finds what is there for somebody unknown.
 */
final class PersonalFields {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ERASED = "[erased]";

    /** Objects that are about somebody, but for what they are called. */
    private static final Set<String> ABOUT_SOMEBODY =
            Set.of("billingDetails", "billing_details", "customer_details");

    /** Fields that go as they are. */
    private static final Set<String> SOMEBODYS =
            Set.of(
                    "receiptEmail",
                    "receipt_email",
                    "customerEmail",
                    "customer_email",
                    "shipping",
                    "shipping_details",
                    "ipAddress",
                    "userAgent");

    /** What a customer object says that no other object means a person by. */
    private static final Set<String> A_CUSTOMERS =
            Set.of("name", "email", "phone", "address", "description");

    /** What an address goes on with, where it is the end or the beginning of another's. */
    private static final String NOT_AFTER_MORE = "(?<![\\p{L}\\p{N}._%+-])";

    private static final String NOT_BEFORE_MORE = "(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])";

    private final @Nullable Pattern address;

    /**
     * @param email an address that is taken out wherever it stands
     */
    PersonalFields(@Nullable String email) {
        address =
                email == null
                        ? null
                        : Pattern.compile(
                                NOT_AFTER_MORE + Pattern.quote(email) + NOT_BEFORE_MORE,
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Whether the address stands anywhere in it, and not just a longer one that holds it. */
    boolean areIn(String text) {
        return areIn(tree(text));
    }

    private boolean areIn(JsonNode node) {
        if (mentions(node)) {
            return true;
        }
        for (var child : node) {
            if (areIn(child)) {
                return true;
            }
        }
        return false;
    }

    /** The text without people. */
    String erase(String text) {
        var tree = tree(text);
        erase(tree);
        return tree.toString();
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored is JSON");
        }
    }

    private void erase(JsonNode node) {
        if (node instanceof ObjectNode object) {
            eraseFields(object);
        } else if (node instanceof ArrayNode array) {
            for (var index = 0; index < array.size(); index++) {
                var item = array.get(index);
                erase(item);
                if (mentions(item)) {
                    array.set(index, TextNode.valueOf(ERASED));
                }
            }
        }
    }

    private void eraseFields(ObjectNode object) {
        var isCustomer = object.path("object").asText().equals("customer");
        for (var name : names(object)) {
            var value = object.get(name);
            if (SOMEBODYS.contains(name) || isCustomer && A_CUSTOMERS.contains(name)) {
                object.putNull(name);
            } else if (isCustomer && name.equals("metadata")) {
                object.putObject(name);
            } else if (ABOUT_SOMEBODY.contains(name)) {
                blank(value);
            } else if (mentions(value)) {
                object.put(name, ERASED);
            } else {
                erase(value);
            }
        }
    }

    /** Leaves an object with its fields, and nothing in them. */
    private static void blank(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (var name : names(object)) {
                if (object.get(name).isObject()) {
                    blank(object.get(name));
                } else {
                    object.putNull(name);
                }
            }
        }
    }

    private boolean mentions(JsonNode value) {
        return address != null && value.isTextual() && address.matcher(value.asText()).find();
    }

    private static List<String> names(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
