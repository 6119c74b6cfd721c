package io.gerbang.checkout.application.webhook;

import io.gerbang.checkout.application.CheckoutRules;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which URLs a webhook may go to: a host on the public internet, on a usual port, without
 * credentials. What is private is called where the operator allows it; a laptop allows itself, by
 * its usual names.
 */
@ApplicationScoped
public class WebhookUrls {

    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<Integer> PORTS = Set.of(-1, 80, 443, 8080, 8443);
    private static final int HIGHEST_PORT = 65_535;

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST = 1_000;

    private final boolean allowLocalhost;
    private final AddressRanges privateTargets;
    private final InstantSource clock;
    private final NameService names;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Uni<InetSocketAddress> address, Instant until) {}

    @Inject
    WebhookUrls(CheckoutRules rules, Clock clock, NameService names) {
        this(rules.localWebhooks(), rules.privateWebhooks(), clock, names);
    }

    WebhookUrls(
            boolean allowLocalhost,
            List<String> privateTargets,
            InstantSource clock,
            NameService names) {
        this.allowLocalhost = allowLocalhost;
        this.privateTargets = AddressRanges.parse(privateTargets);
        this.clock = clock;
        this.names = names;
    }

    /**
     * Emits the address to call, looked up at most some seconds ago: a name may come to mean
     * another one at any time, so what was checked is what is called, and never the name. Fails
     * with 400 {@code url_invalid} where the URL is not one that is called.
     */
    public Uni<InetSocketAddress> resolve(String url) {
        if (known.size() >= MOST) {
            known.clear();
        }
        var now = clock.instant();
        return known.compute(
                        url,
                        (same, before) ->
                                before != null && before.until().isAfter(now)
                                        ? before
                                        : new Known(lookUp(url), now.plus(FRESH)))
                .address();
    }

    /** One look-up for all who ask while it is under way or fresh. */
    private Uni<InetSocketAddress> lookUp(String url) {
        return Uni.createFrom()
                .item(() -> parse(url))
                .chain(uri ->
                        names.resolve(uri.getHost())
                                .onFailure()
                                .transform(unknown -> invalid())
                                .map(addresses -> checked(uri, addresses)))
                .memoize()
                .indefinitely();
    }

    private InetSocketAddress checked(URI uri, List<InetAddress> addresses) {
        if (!addresses.stream().allMatch(address -> mayBeCalled(uri, address))) {
            throw invalid();
        }
        return new InetSocketAddress(addresses.getFirst(), port(uri));
    }

    /** Whatever form an address is written in, what it resolves to decides. */
    private boolean mayBeCalled(URI uri, InetAddress address) {
        var isLocal =
                allowLocalhost
                        && LOCAL_NAMES.contains(uri.getHost())
                        && address.isLoopbackAddress();
        return isLocal
                || privateTargets.contain(address)
                || PORTS.contains(uri.getPort()) && !AddressRanges.SPECIAL.contain(address);
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
    }

    private static URI parse(String url) {
        try {
            var uri = new URI(url);
            var isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!isHttp
                    || uri.getHost() == null
                    || uri.getUserInfo() != null
                    || uri.getPort() > HIGHEST_PORT) {
                throw invalid();
            }
            return uri;
        } catch (URISyntaxException e) {
            throw invalid();
        }
    }

    private static StripeException invalid() {
        return StripeErrors.invalidParameter(
                "url",
                "url_invalid",
                "Invalid URL: webhooks go to public hosts over http or https.");
    }
}
