package io.gerbang.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** Merchants, their keys, and the log of both. Prints the answer as JSON; exits with 2 on a no. */
public final class Main {
    private static final int UNABLE = 2;
    private static final String USAGE =
            """
            Usage: ./gerbang merchant create --name <name> --country <ID> --currency <idr>
                                             [--id <acct_…>]
                   ./gerbang merchant list [--after <merchant>]
                   ./gerbang merchant show <merchant>
                   ./gerbang merchant update <merchant> [--name <name>] [--concurrent <20>|off]
                                              [--rate <50/100>|<refunds:write=5/10>|off]…
                                              [--whole-rupiah on|off]
                   ./gerbang key create <merchant> --kind secret|publishable|restricted
                                        [--mode test|live] [--name <name>]
                                        [--scope <refunds:read>]…
                   ./gerbang key list <merchant>
                   ./gerbang key roll <merchant> <key> [--overlap <24h>]
                   ./gerbang key revoke <merchant> <key>
                   ./gerbang audit list [--after <position>]

            A key is printed once, when it is made. The token is read from the file that
            GERBANG_OPERATOR_TOKEN_FILE names; GERBANG_OPERATOR_URL says where the operator is
            listened for.
            """;

    private Main() {}

    static void main(String... arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        try {
            System.out.println(run(arguments).toPrettyString());
        } catch (IllegalArgumentException | IOException failure) {
            System.err.println("gerbang " + arguments[0] + ": " + failure.getMessage());
            System.exit(UNABLE);
        }
    }

    private static JsonNode run(String... arguments) throws IOException, InterruptedException {
        var command = Command.parse(Words.of(arguments));
        var api = OperatorApi.of(System.getenv());
        return command.body() == null
                ? api.get(command.path())
                : api.post(command.path(), command.body());
    }
}
