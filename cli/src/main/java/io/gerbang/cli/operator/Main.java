package io.gerbang.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** What only an operator may do, and the log of it. Prints JSON; exits with 2 on a no. */
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
                   ./gerbang fraud show|list <merchant> [--mode test|live]
                   ./gerbang fraud limit <merchant> [--mode test|live]
                                         [--velocity <card:declines:hour=3:block>]…
                                         [--amount <idr=5000000:review>]…
                   ./gerbang fraud add|remove <merchant> [--mode test|live]
                                   --list block|allow --attribute <card_bin> --value <445653>
                   ./gerbang person export|erase test|live <merchant>
                                    --customer <cus_…>|--email <address>
                   ./gerbang person status           how many erasures are under way
                   ./gerbang vault status            the keys, and how far a rotation is
                   ./gerbang vault rewrap            wrap the keys under the new master key
                   ./gerbang vault rotate-data-key   re-encrypt all cards under a new key
                   ./gerbang audit list [--after <position>]

            A key is printed once, when it is made. The token is read from the file that
            GERBANG_OPERATOR_TOKEN_FILE names. GERBANG_OPERATOR_URL says where operators are
            listened for, GERBANG_FRAUD_OPERATOR_URL where for fraud rules, and
            GERBANG_VAULT_OPERATOR_URL where for the vault.
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
        var api = OperatorApi.of(command.listener(), System.getenv());
        return command.body() == null
                ? api.get(command.path())
                : api.post(command.path(), command.body());
    }
}
