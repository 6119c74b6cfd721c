package io.gerbang.checkout.application.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The types that a Stripe account can send events of, and ours. Plugins listen to many that never
 * come here, so all are taken, and a misspelt one is refused.
 */
public final class EventTypes {

    /** Stands for all types. */
    public static final String ALL = "*";

    /** An endpoint failed for so long that nothing is sent there any more; Stripe has no such. */
    public static final String WEBHOOK_ENDPOINT_DISABLED = "gerbang.webhook_endpoint.disabled";

    private static final String FILE = "/stripe-event-types.txt";
    private static final Set<String> KNOWN = read();

    private EventTypes() {}

    public static boolean isKnown(String type) {
        return ALL.equals(type) || WEBHOOK_ENDPOINT_DISABLED.equals(type) || KNOWN.contains(type);
    }

    /**
     * All types that are named.
     *
     * @param patterns types, in which {@code *} stands for any part
     */
    public static Set<String> matching(Collection<String> patterns) {
        var named =
                patterns.stream()
                        .map(pattern ->
                                Stream.of(pattern.split("\\*", -1))
                                        .map(Pattern::quote)
                                        .collect(Collectors.joining(".*")))
                        .collect(Collectors.joining("|"));
        return Stream.concat(KNOWN.stream(), Stream.of(WEBHOOK_ENDPOINT_DISABLED))
                .filter(Pattern.compile(named).asMatchPredicate())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> read() {
        try (var file = EventTypes.class.getResourceAsStream(FILE);
                var lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
