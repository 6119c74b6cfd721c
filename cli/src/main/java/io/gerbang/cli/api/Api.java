package io.gerbang.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** The API of a running gateway with a merchant's secret key, which is never printed. */
public final class Api {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String key;

    public Api(String url, String key) {
        this.url = url;
        this.key = key;
    }

    /**
     * The gateway and the merchant of {@code GERBANG_URL} and {@code GERBANG_SECRET_KEY}.
     *
     * @throws IOException with a sentence for the user where one is not set
     */
    public static Api of(Map<String, String> environment) throws IOException {
        return new Api(
                variable(environment, "GERBANG_URL"), variable(environment, "GERBANG_SECRET_KEY"));
    }

    /** The value of a variable that a gateway offers to scripts. */
    public static String variable(Map<String, String> environment, String name) throws IOException {
        var value = environment.get(name);
        if (value == null || value.isEmpty()) {
            throw new IOException(name + " is not known; start the gateway with ./gerbang up");
        }
        return value;
    }

    /** Another merchant of the same gateway. */
    public Api as(String otherKey) {
        return new Api(url, otherKey);
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /**
     * @param form encoded
     */
    public JsonNode post(String path, String form) throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    public void delete(String path) throws IOException, InterruptedException {
        send(request(path).DELETE());
    }

    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + key);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = Wire.send(http, request.build());
        var body = JSON.readTree(response.body());
        if (response.statusCode() >= 400) {
            throw new ApiException(response.statusCode(), body.path("error"));
        }
        return body;
    }

    /** An answer that is an error. */
    public static final class ApiException extends IOException {
        private final transient JsonNode error;

        ApiException(int status, JsonNode error) {
            super(error.path("message").asText("The gateway answers " + status));
            this.error = error;
        }

        /** What the error says of a field; missing where it says nothing. */
        public JsonNode error(String field) {
            return error == null ? MissingNode.getInstance() : error.path(field);
        }
    }
}
