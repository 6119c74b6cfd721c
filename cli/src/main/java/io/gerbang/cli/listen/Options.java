package io.gerbang.cli.listen;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user says after {@code listen}.
 *
 * @param forwardTo where events go; null where they are only printed
 * @param events types of events; {@code *} for all
 * @param apiVersion the version of events that the SDK there reads; null for the gateway's own
 */
record Options(@Nullable URI forwardTo, List<String> events, @Nullable String apiVersion) {

    static final String USAGE =
            """
            Usage: ./gerbang listen [options]

              --forward-to <url>       post each event there, signed, as to localhost:4242/webhooks
              --events <type>,<type>   only these types of events
              --api-version <version>  of the events; stripe-java reads its own release's only

            Events are those of the merchant whose secret key is GERBANG_SECRET_KEY, the demo
            merchant unless you set it. Ctrl-C ends it.
            """;

    /**
     * @throws IllegalArgumentException with a sentence for the user
     */
    static Options parse(String... arguments) {
        var options = new Options(null, List.of("*"), null);
        for (var index = 0; index < arguments.length; index += 2) {
            if (index + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[index] + " takes a value");
            }
            options = options.with(arguments[index], arguments[index + 1]);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--forward-to" -> new Options(url(value), events, apiVersion);
            case "--events" -> new Options(forwardTo, Arrays.asList(value.split(",")), apiVersion);
            case "--api-version" -> new Options(forwardTo, events, value);
            default -> throw new IllegalArgumentException("There is no option " + name);
        };
    }

    private static URI url(String value) {
        var url = URI.create(value.contains("://") ? value : "http://" + value);
        var isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!isHttp || url.getHost() == null) {
            throw new IllegalArgumentException("--forward-to takes an HTTP URL");
        }
        return url;
    }
}
