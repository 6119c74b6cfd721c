package io.gerbang.check.letter;

import io.gerbang.check.gateway.ServiceDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user says after {@code dlq}. */
sealed interface Request {

    String USAGE =
            """
            Usage: ./gerbang dlq list [<service>]
                   ./gerbang dlq replay <service> [<id>]

            Exit status: 0 done, 1 nothing could be replayed, 2 something cannot be reached.
            """;

    /** To see what waits, of one service or of all. */
    record Look(List<ServiceDatabase> services) implements Request {}

    /**
     * To have it taken again.
     *
     * @param id of one letter; null for all
     */
    record Replay(ServiceDatabase service, @Nullable Long id) implements Request {}

    /**
     * @throws IllegalArgumentException with a sentence for the user
     */
    static Request parse(String... arguments) {
        var count = arguments.length;
        if (count > 0 && count < 3 && arguments[0].equals("list")) {
            return new Look(count == 1 ? ServiceDatabase.SERVICES : List.of(service(arguments[1])));
        }
        if (count > 1 && count < 4 && arguments[0].equals("replay")) {
            return new Replay(service(arguments[1]), count == 2 ? null : id(arguments[2]));
        }
        throw new IllegalArgumentException(USAGE.strip());
    }

    private static ServiceDatabase service(String name) {
        return ServiceDatabase.SERVICES.stream()
                .filter(service -> service.service().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no service " + name));
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text + " is no id of a dead letter", e);
        }
    }
}
