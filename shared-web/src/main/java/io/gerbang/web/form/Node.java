package io.gerbang.web.form;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value or a branch of a form, and whether anybody has asked for it. */
sealed interface Node {

    /** A value as it was sent. */
    final class Text implements Node {
        final String value;
        boolean read;

        Text(String value) {
            this.value = value;
        }
    }

    /** Named or numbered children, in the order in which they were sent. */
    final class Branch implements Node {
        final Map<String, Node> children = new LinkedHashMap<>();
        private @Nullable String last;

        /** The key under which {@code a[]=…} puts another element. */
        String nextKey() {
            var next = children.size();
            while (children.containsKey(Integer.toString(next))) {
                next++;
            }
            last = Integer.toString(next);
            return last;
        }

        /** The element that {@code a[][b]=…} goes to, where {@code b} is not taken in it. */
        String keyFor(String child) {
            var isTaken =
                    last == null
                            || !(children.get(last) instanceof Branch element)
                            || element.children.containsKey(child);
            return isTaken || last == null ? nextKey() : last;
        }
    }

    /** Marks this and all below it as asked for. */
    default void markRead() {
        switch (this) {
            case Text text -> text.read = true;
            case Branch branch -> branch.children.values().forEach(Node::markRead);
        }
    }
}
