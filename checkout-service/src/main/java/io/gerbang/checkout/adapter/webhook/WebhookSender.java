package io.gerbang.checkout.adapter.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.checkout.application.event.EventView;
import io.gerbang.checkout.application.merchant.MerchantStore;
import io.gerbang.checkout.application.webhook.Attempt;
import io.gerbang.checkout.application.webhook.Delivery;
import io.gerbang.checkout.application.webhook.WebhookEndpoint;
import io.gerbang.checkout.application.webhook.WebhookUrls;
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
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** One signed POST. Redirects are not followed. */
@ApplicationScoped
class WebhookSender {

    /** As long as keys are, which bring the same setting to requests. */
    private static final Duration REMEMBERED = Duration.ofMillis(800);

    /**
     * Connections. How many an endpoint has under way, its queue decides; those of many merchants
     * may be on one host, and none is to wait for another's.
     */
    private static final int MOST_TO_A_HOST = 1_000;

    private final HttpClient client;
    private final Function<String, Uni<InetSocketAddress>> addresses;
    private final Clock clock;
    private final Duration timeout;
    private final Vertx vertx;
    private final Uni<Set<String>> countingWholeRupiah;

    @Inject
    WebhookSender(
            Vertx vertx,
            WebhookUrls urls,
            MerchantStore merchants,
            CheckoutConfig config,
            Clock clock) {
        this(
                vertx,
                urls::resolve,
                Uni.createFrom()
                        .deferred(merchants::countingWholeRupiah)
                        .memoize()
                        .atLeast(REMEMBERED),
                Duration.ofMillis(config.webhooks().timeoutMs()),
                clock);
    }

    /**
     * @param addresses look up where a URL leads, and fail where it may not be called
     * @param countingWholeRupiah ids of merchants whose amounts are converted
     * @param timeout for all of an attempt
     */
    WebhookSender(
            Vertx vertx,
            Function<String, Uni<InetSocketAddress>> addresses,
            Uni<Set<String>> countingWholeRupiah,
            Duration timeout,
            Clock clock) {
        this.addresses = addresses;
        this.countingWholeRupiah = countingWholeRupiah;
        this.clock = clock;
        this.vertx = vertx;
        this.timeout = timeout;
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setMaxPoolSize(MOST_TO_A_HOST)
                                .setConnectTimeout((int) timeout.toMillis())
                                .setKeepAliveTimeout(30));
    }

    /**
     * Never fails: what went wrong is an attempt too. Whatever takes its time, the name, the
     * connection, the answer or its body, the attempt ends before the delivery's lease does.
     */
    Uni<Attempt> send(Delivery delivery) {
        var at = clock.instant();
        var target = delivery.target();
        return Uni.combine()
                .all()
                .unis(countingWholeRupiah, addresses.apply(target.url()))
                .asTuple()
                .ifNoItem()
                .after(timeout)
                .fail()
                .chain(known ->
                        client.request(options(target.url(), known.getItem2(), left(at)))
                                .chain(request ->
                                        post(
                                                request,
                                                target.secrets(),
                                                body(delivery, known.getItem1()),
                                                left(at))))
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
            HttpClientRequest request, List<String> secrets, byte[] body, Duration patience) {
        request.putHeader("Content-Type", "application/json; charset=utf-8");
        request.putHeader("User-Agent", "Gerbang/1.0");
        request.putHeader("Stripe-Signature", Signature.of(secrets, clock.instant(), body));
        return request.send(Buffer.buffer(body))
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure()
                .invoke(late -> request.reset());
    }

    private Uni<Attempt> answered(HttpClientResponse response, Instant at) {
        var latency = since(at);
        var status = response.statusCode();
        var error = status >= 200 && status < 300 ? null : "HTTP " + status;
        return Excerpt.of(response.getDelegate(), vertx.getDelegate(), left(at))
                .map(body -> new Attempt(at, status, latency, error, body.orElse(null)));
    }

    /** What is left of the time of an attempt that began then; never nothing. */
    private Duration left(Instant at) {
        return Duration.ofMillis(Math.max(1, timeout.toMillis() - since(at)));
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
