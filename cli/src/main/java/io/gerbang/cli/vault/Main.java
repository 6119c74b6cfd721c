package io.gerbang.cli.vault;

import com.fasterxml.jackson.databind.JsonNode;
import io.gerbang.cli.api.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Asks authorization-service's operator listener. Exits with 2 where it does not do as asked. */
public final class Main {
    private static final int UNABLE = 2;
    private static final String USAGE =
            """
            Usage: ./gerbang vault status            show the keys, and how far a rotation is
                   ./gerbang vault rewrap            wrap the keys under the new master key
                   ./gerbang vault rotate-data-key   re-encrypt all cards under a new key

            The token is read from the file that GERBANG_OPERATOR_TOKEN_FILE names;
            GERBANG_VAULT_OPERATOR_URL says where the operator is listened for.
            """;

    private Main() {}

    static void main(String... arguments) throws InterruptedException {
        try {
            System.out.println(run(List.of(arguments)).toPrettyString());
        } catch (IllegalArgumentException | IOException failure) {
            System.err.println("gerbang vault: " + failure.getMessage());
            System.exit(UNABLE);
        }
    }

    private static JsonNode run(List<String> arguments) throws IOException, InterruptedException {
        var command = arguments.size() == 1 ? arguments.getFirst() : "";
        return switch (command) {
            case "status" -> vault().get("/vault");
            case "rewrap" -> vault().post("/vault/rewrap", "");
            case "rotate-data-key" -> vault().post("/vault/rotate_data_key", "");
            default -> throw new IllegalArgumentException(USAGE.strip());
        };
    }

    private static Api vault() throws IOException {
        var environment = System.getenv();
        var token = Path.of(Api.variable(environment, "GERBANG_OPERATOR_TOKEN_FILE"));
        return new Api(
                Api.variable(environment, "GERBANG_VAULT_OPERATOR_URL"),
                Files.readString(token).strip());
    }
}
