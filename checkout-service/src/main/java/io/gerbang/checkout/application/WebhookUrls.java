package io.gerbang.checkout.application;

import io.gerbang.checkout.config.CheckoutConfig;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which URLs a webhook may go to: a host on the public internet, on a usual port, without
 * credentials. On a laptop this machine itself is allowed, too, by its usual names.
 */
@ApplicationScoped
public class WebhookUrls {

    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<Integer> PORTS = Set.of(-1, 80, 443, 8080, 8443);

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST = 1_000;

    private final boolean allowLocalhost;
    private final InstantSource clock;
    private final Resolver resolver;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(InetSocketAddress address, Instant until) {}

    @Inject
    WebhookUrls(CheckoutConfig config, Clock clock) {
        this(config.webhooks().allowLocalhost(), clock, InetAddress::getAllByName);
    }

    WebhookUrls(boolean allowLocalhost, InstantSource clock, Resolver resolver) {
        this.allowLocalhost = allowLocalhost;
        this.clock = clock;
        this.resolver = resolver;
    }

    /** What a name means at the moment. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /**
     * Emits the address to call, looked up at most some seconds ago: a name may come to mean
     * another one at any time, so what was checked is what is called, and never the name. Fails
     * with 400 {@code url_invalid} where the URL is not one that is called.
     */
    public Uni<InetSocketAddress> resolve(String url) {
        var cached = known.get(url);
        if (cached != null && cached.until().isAfter(clock.instant())) {
            return Uni.createFrom().item(cached.address());
        }
        return Uni.createFrom().deferred(() -> lookUp(url)).invoke(address -> keep(url, address));
    }

    private Uni<InetSocketAddress> lookUp(String url) {
        var uri = parse(url);
        var isLocal = allowLocalhost && LOCAL_NAMES.contains(uri.getHost());
        if (!isLocal && !PORTS.contains(uri.getPort())) {
            throw invalid();
        }
        return Uni.createFrom()
                .item(() -> new InetSocketAddress(address(uri.getHost(), isLocal), port(uri)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private void keep(String url, InetSocketAddress address) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(url, new Known(address, clock.instant().plus(FRESH)));
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
    }

    private static URI parse(String url) {
        try {
            var uri = new URI(url);
            var isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!isHttp || uri.getHost() == null || uri.getUserInfo() != null) {
                throw invalid();
            }
            return uri;
        } catch (URISyntaxException e) {
            throw invalid();
        }
    }

    /** Whatever form an address is written in, what it resolves to decides. */
    private InetAddress address(String host, boolean isLocal) {
        try {
            var addresses = resolver.resolve(host);
            for (var address : addresses) {
                if (!isLocal && !isPublic(address)) {
                    throw invalid();
                }
            }
            return addresses[0];
        } catch (UnknownHostException e) {
            throw invalid();
        }
    }

    private static boolean isPublic(InetAddress address) {
        return !(address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet6Address ? isReserved6(address) : isReserved4(address)));
    }

    /** 0/8, 100.64/10 (carriers), 192.0.0/24, 198.18/15 (benchmarks), 240/4 (RFC 6890). */
    private static boolean isReserved4(InetAddress address) {
        var bytes = address.getAddress();
        var first = Byte.toUnsignedInt(bytes[0]);
        var second = Byte.toUnsignedInt(bytes[1]);
        return first == 0
                || first >= 240
                || first == 100 && second >= 64 && second < 128
                || first == 192 && second == 0 && bytes[2] == 0
                || first == 198 && (second == 18 || second == 19);
    }

    /** fc00::/7 (unique local) and 64:ff9b::/32 (NAT64, which leads to any IPv4 address). */
    private static boolean isReserved6(InetAddress address) {
        var bytes = address.getAddress();
        var isUniqueLocal = (bytes[0] & 0xfe) == 0xfc;
        var isNat64 =
                bytes[0] == 0x00
                        && bytes[1] == 0x64
                        && bytes[2] == (byte) 0xff
                        && bytes[3] == (byte) 0x9b;
        return isUniqueLocal || isNat64;
    }

    private static StripeException invalid() {
        return StripeErrors.invalidParameter(
                "url",
                "url_invalid",
                "Invalid URL: webhooks go to public hosts over http or https.");
    }
}
