package io.gerbang.checkout.adapter.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.checkout.application.view.EventView;
import io.gerbang.checkout.config.CheckoutConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** One signed POST. Redirects are not followed, and the answer's body is not read. */
@ApplicationScoped
class WebhookSender {

    /**
     * What came of an attempt.
     *
     * @param error null where the endpoint took the event
     */
    record Outcome(@Nullable Integer status, @Nullable String error) {}

    private final HttpClient client;
    private final Clock clock;
    private final long timeoutMs;

    WebhookSender(Vertx vertx, CheckoutConfig config, Clock clock) {
        this.clock = clock;
        this.timeoutMs = config.webhooks().timeoutMs();
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setMaxPoolSize(config.webhooks().concurrencyPerEndpoint())
                                .setConnectTimeout((int) timeoutMs)
                                .setKeepAliveTimeout(30));
    }

    /** Never fails: what went wrong is an outcome too. */
    Uni<Outcome> send(Delivery delivery) {
        var endpoint = delivery.endpoint();
        var body =
                EventView.of(delivery.event(), endpoint.effectiveApiVersion(), 1)
                        .toString()
                        .getBytes(UTF_8);
        return client.request(options(endpoint.url()))
                .chain(request -> post(request, endpoint.secret(), body))
                .onFailure()
                .recoverWithItem(failure -> new Outcome(null, failure.getClass().getSimpleName()));
    }

    private Uni<Outcome> post(HttpClientRequest request, String secret, byte[] body) {
        request.putHeader("Content-Type", "application/json; charset=utf-8");
        request.putHeader("User-Agent", "Gerbang/1.0");
        request.putHeader("Stripe-Signature", Signature.of(secret, clock.instant(), body));
        return request.send(Buffer.buffer(body))
                .map(response -> {
                    var status = response.statusCode();
                    return new Outcome(
                            status, status >= 200 && status < 300 ? null : "HTTP " + status);
                });
    }

    private RequestOptions options(String url) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(URI.create(url).toString())
                .setFollowRedirects(false)
                .setTimeout(timeoutMs);
    }
}
