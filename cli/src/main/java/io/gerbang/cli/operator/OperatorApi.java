package io.gerbang.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gerbang.cli.api.Api;
import io.gerbang.cli.api.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** An operator's listener of a gateway. The token comes from a file, never from a command line. */
public final class OperatorApi {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String token;

    private OperatorApi(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** Whose listener, by the variable that says where it is. */
    public enum Listener {
        CHECKOUT("GERBANG_OPERATOR_URL"),
        FRAUD("GERBANG_FRAUD_OPERATOR_URL"),
        VAULT("GERBANG_VAULT_OPERATOR_URL");

        private final String variable;

        Listener(String variable) {
            this.variable = variable;
        }
    }

    /**
     * With the token in the first line of the file {@code GERBANG_OPERATOR_TOKEN_FILE}.
     *
     * @throws IOException with a sentence for the user where a variable is missing
     */
    public static OperatorApi of(Listener listener, Map<String, String> environment)
            throws IOException {
        var file = Path.of(Api.variable(environment, "GERBANG_OPERATOR_TOKEN_FILE"));
        var token = Files.readAllLines(file).stream().findFirst();
        return new OperatorApi(
                Api.variable(environment, listener.variable),
                token.orElseThrow(() -> new IOException(file + " has no token")).strip());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /**
     * @param body what becomes the request's JSON
     */
    public JsonNode post(String path, Map<String, ?> body)
            throws IOException, InterruptedException {
        var json = JSON.writeValueAsString(body);
        return send(request(path).POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = Wire.send(http, request.build());
        var body = JSON.readTree(response.body());
        if (response.statusCode() >= 400) {
            throw new IOException(body.path("error").path("message").asText("it failed"));
        }
        return body;
    }
}
