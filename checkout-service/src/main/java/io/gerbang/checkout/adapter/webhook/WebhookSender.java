package io.gerbang.checkout.adapter.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.checkout.application.Attempt;
import io.gerbang.checkout.application.Delivery;
import io.gerbang.checkout.application.MerchantStore;
import io.gerbang.checkout.application.WebhookEndpoint;
import io.gerbang.checkout.application.WebhookUrls;
import io.gerbang.checkout.application.view.EventView;
import io.gerbang.checkout.config.CheckoutConfig;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.response.WholeRupiah;
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
import java.util.Set;

/** One signed POST. Redirects are not followed. */
@ApplicationScoped
class WebhookSender {

    private final HttpClient client;

    /** As long as keys are, which bring the same setting to requests. */
    private static final Duration REMEMBERED = Duration.ofMillis(800);

    private final WebhookUrls urls;
    private final Clock clock;
    private final Duration timeout;
    private final Vertx vertx;
    private final Uni<Set<String>> countingWholeRupiah;

    WebhookSender(
            Vertx vertx,
            WebhookUrls urls,
            MerchantStore merchants,
            CheckoutConfig config,
            Clock clock) {
        this.urls = urls;
        this.countingWholeRupiah =
                Uni.createFrom()
                        .deferred(merchants::countingWholeRupiah)
                        .memoize()
                        .atLeast(REMEMBERED);
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
        return Uni.combine()
                .all()
                .unis(countingWholeRupiah, urls.resolve(target.url()))
                .asTuple()
                .chain(known ->
                        client.request(options(target.url(), known.getItem2(), timeout))
                                .chain(request ->
                                        post(
                                                request,
                                                target.secrets(),
                                                body(delivery, known.getItem1()))))
                .chain(response -> answered(response, at))
                .onFailure()
                .recoverWithItem(failure -> new Attempt(at, null, since(at), error(failure), null));
    }

    private static byte[] body(Delivery delivery, Set<String> countingWholeRupiah) {
        var version = delivery.target().apiVersion();
        var event =
                EventView.of(
                        delivery.event(),
                        version == null ? WebhookEndpoint.DEFAULT_API_VERSION : version,
                        delivery.pendingWebhooks());
        var isWhole = countingWholeRupiah.contains(delivery.event().tenant().merchantId());
        return (isWhole ? WholeRupiah.of(event) : event).toString().getBytes(UTF_8);
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
