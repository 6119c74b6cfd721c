package io.gerbang.authorization.adapter.threedsecure;

import io.gerbang.authorization.application.issuer.CardholderAuthentication;
import io.gerbang.authorization.application.issuer.ThreeDSecureServer;
import io.gerbang.authorization.domain.AuthenticationAnswer;
import io.gerbang.authorization.domain.AuthenticationResult;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * EMV 3-D Secure 2.2 in JSON, as far as a browser's purchase needs it. The result of a challenge is
 * asked for rather than received (a pulled RReq): so nobody outside has to reach this service.
 */
@ApplicationScoped
class EmvThreeDSecureServer implements ThreeDSecureServer {

    private static final Logger LOG = Logger.getLogger(EmvThreeDSecureServer.class);
    private static final int TRIES_AGAIN = 2;
    private static final Duration PAUSE = Duration.ofMillis(300);

    /** Each waits for one answer; the client's own limit is five. */
    private static final int MOST_CONNECTIONS = 200;

    private final HttpClient client;
    private final ThreeDSecureConfig config;

    EmvThreeDSecureServer(Vertx vertx, ThreeDSecureConfig config) {
        this.client =
                vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(MOST_CONNECTIONS));
        this.config = config;
    }

    @Override
    public Uni<AuthenticationAnswer> authenticate(CardholderAuthentication request) {
        var page = page(request.merchantId(), request.livemode(), request.paymentId());
        return post("/3ds/authentications", EmvMessages.authentication(request, page))
                .map(EmvMessages::answer)
                .onFailure()
                .recoverWithItem(failure -> unavailable(failure, false));
    }

    @Override
    public Uni<AuthenticationAnswer> result(String transactionId) {
        return post("/3ds/results", EmvMessages.results(transactionId))
                .map(EmvMessages::result)
                .onFailure()
                .recoverWithItem(failure -> unavailable(failure, true));
    }

    @Override
    public String page(String merchantId, boolean livemode, String paymentId) {
        var mode = livemode ? "live" : "test";
        return String.join("/", config.publicUrl(), "c/3ds", mode, merchantId, paymentId);
    }

    private Uni<JsonObject> post(String path, JsonObject message) {
        return Uni.createFrom()
                .deferred(() -> send(path, message))
                .onFailure()
                .retry()
                .withBackOff(PAUSE, PAUSE)
                .atMost(TRIES_AGAIN);
    }

    private Uni<JsonObject> send(String path, JsonObject message) {
        var options =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setAbsoluteURI(config.url() + path)
                        .putHeader("Content-Type", "application/json")
                        .setTimeout(config.timeoutMs());
        return client.request(options)
                .chain(request -> request.send(Buffer.buffer(message.encode())))
                .chain(response ->
                        response.statusCode() == 200
                                ? response.body()
                                : Uni.createFrom()
                                        .failure(new IOException("HTTP " + response.statusCode())))
                .map(body -> body.getDelegate().toJsonObject());
    }

    /** The failure may quote what was sent, so its text stays out of the log. */
    private static AuthenticationAnswer unavailable(Throwable failure, boolean challenged) {
        LOG.warnf("no answer of the directory server: %s", failure.getClass().getSimpleName());
        return new AuthenticationAnswer.Decided(AuthenticationResult.unavailable(challenged));
    }
}
