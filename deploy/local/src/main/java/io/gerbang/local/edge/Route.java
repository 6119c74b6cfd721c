package io.gerbang.local.edge;

import org.jspecify.annotations.Nullable;

/**
 * Requests that go to one service.
 *
 * @param path without a slash at its end
 * @param exact whether the path itself is meant, otherwise also all that lies below it
 * @param method of HTTP; any where null
 */
public record Route(String path, boolean exact, @Nullable String method, String service) {

    boolean matches(String requestMethod, String requestPath) {
        return (method == null || method.equals(requestMethod)) && matches(requestPath);
    }

    private boolean matches(String requestPath) {
        if (!requestPath.startsWith(path)) {
            return false;
        }
        return requestPath.length() == path.length()
                || !exact && requestPath.charAt(path.length()) == '/';
    }
}
