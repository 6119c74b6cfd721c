package io.gerbang.systemtests.openapi;

import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A public route.
 *
 * @param method such as {@code GET}
 * @param path with its variables in braces
 * @param withPublishableKey whether a browser may call it
 * @param form the schema of its parameters
 */
record Route(String method, String path, boolean withPublishableKey, JsonObject form)
        implements Comparable<Route> {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final Comparator<Route> ORDER =
            Comparator.comparing(Route::path).thenComparing(Route::method);

    boolean answers(String askedMethod, String askedPath) {
        return method.equals(askedMethod) && pattern().matcher(askedPath).matches();
    }

    /** Of two routes for the same path, the one with fewer variables answers. */
    long variables() {
        return VARIABLE.matcher(path).results().count();
    }

    /** Such as {@code post_payment_intents_id_capture}. */
    String operationId() {
        var words = path.substring("/v1".length()).replaceAll("[{}]", "").replaceAll("\\W", "_");
        return method.toLowerCase(Locale.ROOT) + words;
    }

    @Override
    public int compareTo(Route other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private Pattern pattern() {
        return Pattern.compile(VARIABLE.matcher(path).replaceAll("[^/]+"));
    }
}
