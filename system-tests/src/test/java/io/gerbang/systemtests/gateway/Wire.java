package io.gerbang.systemtests.gateway;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The API without a client that would mend what is sent. */
public final class Wire {
    private static final int LIMIT_MS = 10_000;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final URI base;
    private final @Nullable String key;
    private final HttpClient http;

    private Wire(URI base, @Nullable String key, HttpClient http) {
        this.base = base;
        this.key = key;
        this.http = http;
    }

    /** Without a key. */
    public Wire(RunningGateway gateway) {
        this(URI.create(gateway.url()), null, HttpClient.newHttpClient());
    }

    public Wire with(String otherKey) {
        return new Wire(base, otherKey, http);
    }

    /** What came back. */
    public record Answer(int status, String text, HttpHeaders headers) {

        public JsonObject json() {
            return JsonParser.parseString(text).getAsJsonObject();
        }

        /** A field of the error, or an empty text where it has none. */
        public String error(String field) {
            JsonElement value = json().getAsJsonObject("error").get(field);
            return value == null ? "" : value.getAsString();
        }
    }

    public Answer get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    /** Posts a form that is already encoded. */
    public Answer post(String path, String form, String... headers)
            throws IOException, InterruptedException {
        return send(
                request(path, headers)
                        .header("Content-Type", FORM)
                        .POST(BodyPublishers.ofString(form)));
    }

    /** Any method, with a body of any type. */
    public Answer send(String method, String path, String contentType, String body)
            throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", contentType)
                        .method(method, BodyPublishers.ofString(body)));
    }

    /** All that the edge says to these bytes until it closes the connection. */
    public String raw(String request) throws IOException {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(LIMIT_MS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var answer = socket.getInputStream().readAllBytes();
            return new String(answer, StandardCharsets.ISO_8859_1);
        }
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        for (var index = 0; index < headers.length; index += 2) {
            request.header(headers[index], headers[index + 1]);
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response.headers());
    }
}
