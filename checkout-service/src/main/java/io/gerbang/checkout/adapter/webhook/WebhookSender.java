package io.gerbang.checkout.adapter.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.checkout.application.Attempt;
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
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One signed POST. Redirects are not followed. */
@ApplicationScoped
class WebhookSender {

    private final HttpClient client;
    private final WebhookUrls urls;
    private final Clock clock;
    private final Duration timeout;
    private final Vertx vertx;

    WebhookSender(Vertx vertx, WebhookUrls urls, CheckoutConfig config, Clock clock) {
        this.urls = urls;
        this.clock = clock;
        this.vertx = vertx;
        this.timeout = Duration.ofMillis(config.webhooks().timeoutMs());
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setMaxPoolSize(config.webhooks().concurrencyPerEndpoint())
                                .setConnectTimeout((int) timeout.toMillis())
                                .setKeepAliveTimeout(30));
    }

    /** Never fails: what went wrong is an attempt too. */
    Uni<Attempt> send(Delivery delivery) {
        var at = clock.instant();
        var target = delivery.target();
        var body = body(delivery);
        return urls.resolve(target.url())
                .chain(address -> client.request(options(target.url(), address, timeout)))
                .chain(request -> post(request, target.secrets(), body))
                .chain(response -> answered(response, at))
                .onFailure()
                .recoverWithItem(failure -> new Attempt(at, null, since(at), error(failure), null));
    }

    private static byte[] body(Delivery delivery) {
        var version = delivery.target().apiVersion();
        return EventView.of(
                        delivery.event(),
                        version == null ? WebhookEndpoint.DEFAULT_API_VERSION : version,
                        delivery.pendingWebhooks())
                .toString()
                .getBytes(UTF_8);
    }

    /** An endpoint that trickles its headers has no more time than one that says nothing. */
    private Uni<HttpClientResponse> post(
            HttpClientRequest request, List<String> secrets, byte[] body) {
        request.putHeader("Content-Type", "application/json; charset=utf-8");
        request.putHeader("User-Agent", "Gerbang/1.0");
        request.putHeader("Stripe-Signature", Signature.of(secrets, clock.instant(), body));
        return request.send(Buffer.buffer(body))
                .ifNoItem()
                .after(timeout)
                .fail()
                .onFailure()
                .invoke(late -> request.reset());
    }

    private Uni<Attempt> answered(HttpClientResponse response, Instant at) {
        var latency = since(at);
        var status = response.statusCode();
        var error = status >= 200 && status < 300 ? null : "HTTP " + status;
        return Excerpt.of(response.getDelegate(), vertx.getDelegate(), timeout)
                .map(body -> new Attempt(at, status, latency, error, body.orElse(null)));
    }

    private long since(Instant at) {
        return Duration.between(at, clock.instant()).toMillis();
    }

    private static String error(Throwable failure) {
        return failure instanceof StripeException refused && refused.code() != null
                ? refused.code()
                : failure.getClass().getSimpleName();
    }

    /** To the address that was checked, whatever the name would resolve to by now. */
    static RequestOptions options(String url, InetSocketAddress address, Duration timeout) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .setServer(SocketAddress.inetSocketAddress(address))
                .setFollowRedirects(false)
                .setTimeout(timeout.toMillis());
    }
}
