package io.gerbang.checkout.adapter.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.checkout.application.Delivery;
import io.gerbang.checkout.application.WebhookEndpoint;
import io.gerbang.checkout.application.WebhookUrls;
import io.gerbang.checkout.application.view.EventView;
import io.gerbang.checkout.config.CheckoutConfig;
import io.gerbang.web.error.StripeException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
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
    private final WebhookUrls urls;
    private final Clock clock;
    private final long timeoutMs;

    WebhookSender(Vertx vertx, WebhookUrls urls, CheckoutConfig config, Clock clock) {
        this.urls = urls;
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
        var target = delivery.target();
        var version = target.apiVersion();
        var body =
                EventView.of(
                                delivery.event(),
                                version == null ? WebhookEndpoint.DEFAULT_API_VERSION : version,
                                1)
                        .toString()
                        .getBytes(UTF_8);
        return urls.resolve(target.url())
                .chain(address -> client.request(options(target.url(), address, timeoutMs)))
                .chain(request -> post(request, target.secret(), body))
                .onFailure()
                .recoverWithItem(failure -> new Outcome(null, error(failure)));
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

    private static String error(Throwable failure) {
        return failure instanceof StripeException refused && refused.code() != null
                ? refused.code()
                : failure.getClass().getSimpleName();
    }

    /** To the address that was checked, whatever the name would resolve to by now. */
    static RequestOptions options(String url, InetSocketAddress address, long timeoutMs) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .setServer(SocketAddress.inetSocketAddress(address))
                .setFollowRedirects(false)
                .setTimeout(timeoutMs);
    }
}
