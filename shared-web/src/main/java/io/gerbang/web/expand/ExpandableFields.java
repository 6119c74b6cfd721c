package io.gerbang.web.expand;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be expanded where: a service registers its fields once, by the {@code object} they are
 * in, and gives the outcome to an {@link Expander}.
 */
public final class ExpandableFields {

    private static final String LIST = "list of ";

    private final Map<String, Map<String, ExpandableField>> byObject = new HashMap<>();

    /** The kind of a list of objects, for targets; its {@code data} needs no registration. */
    public static String listOf(String object) {
        return LIST + object;
    }

    /** The kind of the objects that a target is of, or has a list of. */
    static String objectOf(String target) {
        return target.startsWith(LIST) ? target.substring(LIST.length()) : target;
    }

    /** A field that holds an id, such as a charge's {@code customer}. */
    public ExpandableFields reference(
            String object, String field, String target, BatchLoader loader) {
        return add(object, field, new ExpandableField.Reference(target, loader));
    }

    /**
     * A field whose object is found by its owner, such as a charge's {@code refunds}.
     *
     * @param loader is asked with the ids of the objects that have the field
     */
    public ExpandableFields included(
            String object, String field, String target, BatchLoader loader) {
        return add(object, field, new ExpandableField.Included(target, loader));
    }

    /** A field that always holds an object, with expandable fields of its own. */
    public ExpandableFields nested(String object, String field, String target) {
        return add(object, field, new ExpandableField.Nested(target));
    }

    private ExpandableFields add(String object, String name, ExpandableField field) {
        byObject.computeIfAbsent(object, _ -> new HashMap<>()).put(name, field);
        return this;
    }

    @Nullable ExpandableField find(String object, String name) {
        if (object.startsWith(LIST)) {
            return name.equals("data") ? new ExpandableField.Nested(objectOf(object)) : null;
        }
        return byObject.getOrDefault(object, Map.of()).get(name);
    }
}
