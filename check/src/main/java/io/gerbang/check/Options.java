package io.gerbang.check;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a user says after {@code check}.
 *
 * @param journal what a client was told, to be found again; null where there is none
 */
record Options(@Nullable Path journal) {

    static final String USAGE =
            """
            Usage: ./gerbang check [--journal <file>]

              --journal <file>   what a client was told, a line per request:
                                 method, path, status, object's id, idempotency key

            Exit status: 0 all invariants hold, 1 one is violated, 2 something cannot be read.
            """;

    /**
     * @throws IllegalArgumentException with a sentence for the user
     */
    static Options parse(String... arguments) {
        if (arguments.length == 0) {
            return new Options(null);
        }
        if (!arguments[0].equals("--journal")) {
            throw new IllegalArgumentException("There is no option " + arguments[0]);
        }
        if (arguments.length != 2) {
            throw new IllegalArgumentException("--journal takes a file and nothing else");
        }
        return new Options(Path.of(arguments[1]));
    }
}
