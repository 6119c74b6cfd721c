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

    /** One that is to be listed. */
    static ListEntry read(@Nullable JsonNode body) {
        return Fields.read(body, ListEntryJson::entry);
    }

    /** One that may be listed already, from when more was taken than today. */
    static ListEntry readListed(@Nullable JsonNode body) {
        return Fields.read(body, ListEntryJson::listed);
    }

    /** The entry as the audit log may know it, which forgets nothing. */
    static ListEntry told(ListEntry entry) {
        var value = entry.value();
        return entry.attribute().accepts(value) && !CardNumbers.within(value)
                ? entry
                : new ListEntry(entry.list(), entry.attribute(), "[withheld]");
    }

    static ObjectNode write(ListEntry entry) {
        return StripeObject.part()
                .text("list", Fields.nameOf(entry.list()))
                .text("attribute", Fields.nameOf(entry.attribute()))
                .text("value", entry.value())
                .build();
    }

    private static ListEntry entry(Fields fields) {
        var entry = listed(fields);
        if (CardNumbers.within(entry.value())) {
            throw StripeErrors.cardNumberRefused("value");
        }
        if (!entry.attribute().accepts(entry.value())) {
            throw fields.invalid(
                    "value",
                    "parameter_invalid_string",
                    "what a " + Fields.nameOf(entry.attribute()) + " looks like");
        }
        return entry;
    }

    private static ListEntry listed(Fields fields) {
        return new ListEntry(
                fields.oneOf("list", EnumSet.allOf(ListEntry.Kind.class)),
                fields.oneOf("attribute", EnumSet.allOf(Attribute.class)),
                fields.text("value"));
    }
}
