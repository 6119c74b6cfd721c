package io.gerbang.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The gateway's public interface over connections that stay open, as an official SDK speaks it. */
public final class GatewayClient {
    private static final int KEEP_ALIVE_SECONDS = 10;
    private static final int TIMEOUT_MS = 30_000;

    private final HttpClient http;
    private final RequestOptions request;
    private final Journal journal;

    /**
     * @param connections the most that are open at a time; more requests wait for one
     */
    public GatewayClient(Vertx vertx, URI url, String secretKey, int connections, Journal journal) {
        this.http =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setMaxPoolSize(connections)
                                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS));
        this.request =
                new RequestOptions()
                        .setHost(url.getHost())
                        .setPort(url.getPort())
                        .setSsl("https".equals(url.getScheme()))
                        .setTimeout(TIMEOUT_MS)
                        .putHeader("Authorization", basic(secretKey))
                        .putHeader("Content-Type", "application/x-www-form-urlencoded");
        this.journal = journal;
    }

    /** The answer, an error too; fails only where there is none. */
    public Future<Answer> post(String path, Form form, String idempotencyKey) {
        var options =
                new RequestOptions(request)
                        .setMethod(HttpMethod.POST)
                        .setURI(path)
                        .putHeader("Idempotency-Key", idempotencyKey);
        return send(options, form.encoded());
    }

    /** Asks for what one URL names; the answer may be an error. */
    public Future<Answer> send(HttpMethod method, String path) {
        return send(new RequestOptions(request).setMethod(method).setURI(path), Buffer.buffer());
    }

    /** A success, or a failure that names the error. */
    public static Future<Answer> succeed(Answer answer) {
        return answer.isSuccess()
                ? Future.succeededFuture(answer)
                : Future.failedFuture(new RefusedException(answer));
    }

    private Future<Answer> send(RequestOptions options, Buffer body) {
        return http.request(options)
                .compose(opened -> exchange(opened, body))
                .onSuccess(answer -> journal.record(options, answer));
    }

    private static Future<Answer> exchange(HttpClientRequest opened, Buffer body) {
        return opened.send(body)
                .compose(response ->
                        response.body()
                                .map(bytes ->
                                        new Answer(response.statusCode(), new JsonObject(bytes))));
    }

    private static String basic(String secretKey) {
        var credentials = (secretKey + ":").getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }
}
