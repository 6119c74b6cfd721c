package io.gerbang.cli.person;

import com.fasterxml.jackson.databind.JsonNode;
import io.gerbang.cli.api.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Asks checkout-service's operator listener. Exits with 2 where it does not do as asked. */
public final class Main {
    private static final int UNABLE = 2;
    private static final int WHOLE = 5;
    private static final String USAGE =
            """
            Usage: ./gerbang person export test|live <merchant> --customer <id>|--email <address>
                   ./gerbang person erase test|live <merchant> --customer <id>|--email <address>
                   ./gerbang person status   how many erasures are under way

            The token is read from the file that GERBANG_OPERATOR_TOKEN_FILE names;
            GERBANG_OPERATOR_URL says where the operator is listened for.
            """;

    private Main() {}

    static void main(String... arguments) throws InterruptedException {
        try {
            System.out.println(run(List.of(arguments)).toPrettyString());
        } catch (IllegalArgumentException | IOException failure) {
            System.err.println("gerbang person: " + failure.getMessage());
            System.exit(UNABLE);
        }
    }

    private static JsonNode run(List<String> arguments) throws IOException, InterruptedException {
        if (arguments.equals(List.of("status"))) {
            return checkout().get("/people/erasures");
        }
        var form = form(arguments);
        return switch (arguments.getFirst()) {
            case "export" -> checkout().post("/people/export", form);
            case "erase" -> checkout().post("/people/erase", form);
            default -> throw new IllegalArgumentException(USAGE.strip());
        };
    }

    static String form(List<String> arguments) {
        if (arguments.size() != WHOLE
                || !Set.of("--customer", "--email").contains(arguments.get(3))) {
            throw new IllegalArgumentException(USAGE.strip());
        }
        return "mode=%s&merchant=%s&%s=%s"
                .formatted(
                        Api.encoded(arguments.get(1)),
                        Api.encoded(arguments.get(2)),
                        arguments.get(3).substring(2),
                        Api.encoded(arguments.get(4)));
    }

    private static Api checkout() throws IOException {
        var environment = System.getenv();
        var token = Path.of(Api.variable(environment, "GERBANG_OPERATOR_TOKEN_FILE"));
        return new Api(
                Api.variable(environment, "GERBANG_OPERATOR_URL"), Files.readString(token).strip());
    }
}
