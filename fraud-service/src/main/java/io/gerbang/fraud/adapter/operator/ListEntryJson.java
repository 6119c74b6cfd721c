package io.gerbang.fraud.adapter.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.fraud.domain.Attribute;
import io.gerbang.fraud.domain.ListEntry;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.response.StripeObject;
import io.gerbang.web.text.CardNumbers;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** An entry of a block or allow list as JSON. */
final class ListEntryJson {

    private ListEntryJson() {}

    static ListEntry read(@Nullable JsonNode body) {
        return Fields.read(body, ListEntryJson::entry);
    }

    static ObjectNode write(ListEntry entry) {
        return StripeObject.part()
                .text("list", Fields.nameOf(entry.list()))
                .text("attribute", Fields.nameOf(entry.attribute()))
                .text("value", entry.value())
                .build();
    }

    private static ListEntry entry(Fields fields) {
        var list = fields.oneOf("list", EnumSet.allOf(ListEntry.Kind.class));
        var attribute = fields.oneOf("attribute", EnumSet.allOf(Attribute.class));
        var value = fields.text("value");
        if (CardNumbers.within(value)) {
            throw StripeErrors.cardNumberRefused("value");
        }
        if (!attribute.accepts(value)) {
            throw fields.invalid(
                    "value",
                    "parameter_invalid_string",
                    "what a " + Fields.nameOf(attribute) + " looks like");
        }
        return new ListEntry(list, attribute, value);
    }
}
