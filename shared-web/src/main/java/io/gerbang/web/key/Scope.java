package io.gerbang.web.key;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a route asks of a restricted key, and what such a key is given. Its text is {@code
 * payment_intents:write}; whoever may write may read.
 */
public record Scope(Resource resource, boolean write) {

    /** What a request needs; empty where no restricted key may make it. */
    public static Optional<Scope> of(String method, String path) {
        var reads = method.equals("GET") || method.equals("HEAD");
        return Resource.ofPath(path).map(resource -> new Scope(resource, !reads));
    }

    /** The scope of this text, if there is one. */
    public static Optional<Scope> named(String text) {
        return Stream.of(Resource.values())
                .flatMap(resource ->
                        Stream.of(new Scope(resource, false), new Scope(resource, true)))
                .filter(scope -> scope.toString().equals(text))
                .findFirst();
    }

    /** Whether these scopes, as text, include this one. */
    public boolean isIn(Set<String> granted) {
        return granted.contains(toString())
                || !write && granted.contains(new Scope(resource, true).toString());
    }

    @Override
    public String toString() {
        return resource.label() + (write ? ":write" : ":read");
    }
}
