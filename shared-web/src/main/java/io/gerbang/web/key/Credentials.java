package io.gerbang.web.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Finds the key in a request's head. */
final class Credentials {

    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private Credentials() {}

    /** The key's text, or null where there is none or where one stands in the URL. */
    static @Nullable String key(HttpServerRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || isKeyInUrl(request.query())) {
            return null;
        }
        if (startsWith(authorization, BEARER)) {
            return authorization.substring(BEARER.length()).strip();
        }
        return startsWith(authorization, BASIC)
                ? userName(authorization.substring(BASIC.length()).strip())
                : null;
    }

    private static boolean startsWith(String authorization, String scheme) {
        return authorization.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static @Nullable String userName(String basic) {
        try {
            var pair = new String(Base64.getDecoder().decode(basic), UTF_8);
            var colon = pair.indexOf(':');
            return colon < 0 ? pair : pair.substring(0, colon);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** URLs end up in logs, so a key in one is refused, whatever else is sent. */
    private static boolean isKeyInUrl(@Nullable String query) {
        return query != null && (hasName(query, "key=") || hasName(query, "api_key="));
    }

    private static boolean hasName(String query, String name) {
        return query.startsWith(name) || query.contains("&" + name);
    }
}
