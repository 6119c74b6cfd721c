package io.gerbang.web.form;

import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Walks over a whole form. */
final class FormWalk {

    private FormWalk() {}

    /** The bracketed name of the first value that nobody read, or null. */
    static @Nullable String firstUnread(Node.Branch branch, String path) {
        return first(branch, path, (_, text) -> !text.read);
    }

    /** The bracketed name of the first value that the test, given name and value, holds for. */
    static @Nullable String first(
            Node.Branch branch, String path, BiPredicate<String, Node.Text> test) {
        for (var entry : branch.children.entrySet()) {
            var name = path.isEmpty() ? entry.getKey() : path + "[" + entry.getKey() + "]";
            var found =
                    switch (entry.getValue()) {
                        case Node.Text text -> test.test(name, text) ? name : null;
                        case Node.Branch child -> first(child, name, test);
                    };
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Appends a form of the tree that is the same for every order of the names. */
    static void canonical(Node node, StringBuilder into) {
        switch (node) {
            case Node.Text text ->
                    into.append('=').append(text.value.length()).append(':').append(text.value);
            case Node.Branch branch -> {
                into.append('{');
                new TreeMap<>(branch.children)
                        .forEach((name, child) -> {
                            into.append(name.length()).append(':').append(name);
                            canonical(child, into);
                        });
                into.append('}');
            }
        }
    }
}
