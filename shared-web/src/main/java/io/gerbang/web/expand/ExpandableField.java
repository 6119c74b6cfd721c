package io.gerbang.web.expand;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** How a field of an object comes to hold another object. */
sealed interface ExpandableField {

    /** The kind of object that the field holds once expanded. */
    String target();

    /** The field has the object in any case; an expansion may go on below it. */
    record Nested(String target) implements ExpandableField {}

    /** The field has an id, and is expanded to the object of that id. */
    record Reference(String target, BatchLoader loader) implements ExpandableField {}

    /** What goes into the field once expanded is found by its owner's id. */
    record Included(String target, BatchLoader loader) implements ExpandableField {}

    /** The id to load for this owner, or null where there is nothing to load. */
    default @Nullable String idToLoad(ObjectNode owner, String name) {
        var holder =
                switch (this) {
                    case Nested _ -> null;
                    case Reference _ -> owner.get(name);
                    case Included _ -> owner.path(name).isObject() ? null : owner.get("id");
                };
        return holder == null || !holder.isTextual() ? null : holder.textValue();
    }
}
