package io.gerbang.web.expand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.key.Caller;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Puts whole objects where an answer has ids, with one load per field however long the list. */
public final class Expander {

    private final ExpandableFields fields;

    public Expander(ExpandableFields fields) {
        this.fields = fields;
    }

    /**
     * Refuses what cannot be expanded, or may not be seen. Call it before anything takes effect.
     *
     * @param object the kind of the answer, see {@link ExpandableFields#listOf} for lists
     * @throws StripeException 400 that names the field, 403 that names the scope
     */
    public void requireExpandable(Caller caller, Expansion expansion, String object) {
        expansion
                .fields()
                .forEach((name, below) -> {
                    var field = fields.find(object, name);
                    if (field == null) {
                        throw Expansion.notExpandable(name);
                    }
                    caller.requireReadable(ExpandableFields.objectOf(field.target()));
                    requireExpandable(caller, below, field.target());
                });
    }

    /**
     * Expands an answer in place.
     *
     * @param object the kind of the answer, as given to {@link #requireExpandable}
     * @return the answer itself
     */
    public Uni<ObjectNode> expand(
            Caller caller, Expansion expansion, String object, ObjectNode answer) {
        if (expansion.isEmpty()) {
            return Uni.createFrom().item(answer);
        }
        return expandAll(caller, expansion, object, List.of(answer)).replaceWith(answer);
    }

    private Uni<Void> expandAll(
            Caller caller, Expansion expansion, String object, List<ObjectNode> owners) {
        var done = Uni.createFrom().voidItem();
        for (var entry : expansion.fields().entrySet()) {
            var name = entry.getKey();
            var field = fields.find(object, name);
            if (field == null) {
                throw Expansion.notExpandable(name);
            }
            done =
                    done.chain(() -> fill(caller, owners, name, field))
                            .chain(() ->
                                    expandAll(
                                            caller,
                                            entry.getValue(),
                                            field.target(),
                                            held(owners, name)));
        }
        return done;
    }

    private static Uni<Void> fill(
            Caller caller, List<ObjectNode> owners, String name, ExpandableField field) {
        return switch (field) {
            case ExpandableField.Nested _ -> Uni.createFrom().voidItem();
            case ExpandableField.Reference reference ->
                    load(caller, owners, name, field, reference.loader());
            case ExpandableField.Included included ->
                    load(caller, owners, name, field, included.loader());
        };
    }

    private static Uni<Void> load(
            Caller caller,
            List<ObjectNode> owners,
            String name,
            ExpandableField field,
            BatchLoader loader) {
        var ids = new HashSet<String>();
        for (var owner : owners) {
            var id = field.idToLoad(owner, name);
            if (id != null) {
                ids.add(id);
            }
        }
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : loader.load(caller, ids)
                        .invoke(loaded -> put(owners, name, field, loaded))
                        .replaceWithVoid();
    }

    private static void put(
            List<ObjectNode> owners,
            String name,
            ExpandableField field,
            Map<String, ObjectNode> loaded) {
        for (var owner : owners) {
            var id = field.idToLoad(owner, name);
            if (id != null && loaded.containsKey(id)) {
                owner.set(name, loaded.get(id));
            }
        }
    }

    /** The objects that the owners now hold in the field, be it one each or an array. */
    private static List<ObjectNode> held(List<ObjectNode> owners, String name) {
        var held = new ArrayList<ObjectNode>();
        for (var owner : owners) {
            switch (owner.get(name)) {
                case ObjectNode one -> held.add(one);
                case ArrayNode many -> many.forEach(each -> held.add((ObjectNode) each));
                case JsonNode _ -> {}
                case null -> {}
            }
        }
        return held;
    }
}
