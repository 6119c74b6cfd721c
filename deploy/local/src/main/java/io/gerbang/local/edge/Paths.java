package io.gerbang.local.edge;

import java.util.List;
import java.util.Locale;

/** Tells paths that a service might understand otherwise than the edge. */
final class Paths {
    private static final List<String> TRICKS =
            List.of("//", "/./", "/../", "%2e", "%2f", "%5c", "%00", "\\");

    private Paths() {}

    /** Whether a service that normalizes the path could see another one. */
    static boolean areAmbiguous(String path) {
        var lowerCase = path.toLowerCase(Locale.ROOT);
        return lowerCase.endsWith("/.")
                || lowerCase.endsWith("/..")
                || TRICKS.stream().anyMatch(lowerCase::contains);
    }
}
