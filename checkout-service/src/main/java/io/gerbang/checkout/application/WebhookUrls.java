package io.gerbang.checkout.application;

import io.gerbang.checkout.config.CheckoutConfig;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * Which URLs a webhook may go to: a host on the public internet, on a usual port, without
 * credentials. On a laptop this machine itself is allowed, too, by its usual names.
 */
@ApplicationScoped
public class WebhookUrls {

    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<Integer> PORTS = Set.of(-1, 80, 443, 8080, 8443);

    private final boolean allowLocalhost;

    WebhookUrls(CheckoutConfig config) {
        this.allowLocalhost = config.webhooks().allowLocalhost();
    }

    /** Fails with 400 {@code url_invalid} where the URL is not one that is called. */
    public Uni<Void> check(String url) {
        var uri = parse(url);
        if (allowLocalhost && LOCAL_NAMES.contains(uri.getHost())) {
            return Uni.createFrom().voidItem();
        }
        if (!PORTS.contains(uri.getPort())) {
            throw invalid();
        }
        return Uni.createFrom()
                .<Void>item(() -> {
                    requirePublic(uri.getHost());
                    return null;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
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
    private static void requirePublic(String host) {
        try {
            for (var address : InetAddress.getAllByName(host)) {
                if (!isPublic(address)) {
                    throw invalid();
                }
            }
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
