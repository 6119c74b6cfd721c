package io.gerbang.local.edge;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The proxy on one event loop. Bodies stream through: none is kept, and nothing is logged, since
 * this is the one process besides the vault that sees card numbers.
 */
public final class EdgeVerticle extends AbstractVerticle {
    private static final String HOST = "127.0.0.1";
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(25);
    private static final int IDLE_S = 30;
    private static final int CONNECT_TIMEOUT_MS = 1_000;
    private static final int UPSTREAM_IDLE_S = 60;
    private static final int UPSTREAM_CONNECTIONS = 512;
    private static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");
    private static final int LONGEST_LINE = 8_192;
    private static final int LARGEST_HEADERS = 16_384;

    /** What only a proxy may say of a request's origin, so that a client's own word is dropped. */
    private static final List<String> SPOOFABLE =
            List.of(
                    "Forwarded",
                    "X-Forwarded-For",
                    "X-Forwarded-Host",
                    "X-Forwarded-Port",
                    "X-Forwarded-Prefix",
                    "X-Forwarded-Proto",
                    "X-Merchant-Id",
                    "X-Real-Ip");

    private final int port;
    private final Optional<PfxOptions> certificate;
    private final RouteTable routes;
    private final Map<String, Integer> servicePorts;
    private final Duration requestLimit;
    private final Map<String, HttpProxy> proxies = new HashMap<>();

    /**
     * @param port to listen on, on the loopback address
     * @param certificate with its key; without one there is no TLS
     * @param servicePorts where each service of a route listens
     */
    public EdgeVerticle(
            int port,
            Optional<PfxOptions> certificate,
            RouteTable routes,
            Map<String, Integer> servicePorts) {
        this(port, certificate, routes, servicePorts, REQUEST_LIMIT);
    }

    EdgeVerticle(
            int port,
            Optional<PfxOptions> certificate,
            RouteTable routes,
            Map<String, Integer> servicePorts,
            Duration requestLimit) {
        this.port = port;
        this.certificate = certificate;
        this.routes = routes;
        this.servicePorts = servicePorts;
        this.requestLimit = requestLimit;
    }

    @Override
    public void start(Promise<Void> started) {
        var deadlines = new ConnectionDeadlines(vertx, requestLimit);
        var relay = new Relay(vertx, deadlines);
        servicePorts.forEach(
                (service, servicePort) -> proxies.put(service, proxy(servicePort, relay)));
        var options =
                new HttpServerOptions()
                        .setHost(HOST)
                        .setPort(port)
                        .setIdleTimeout(IDLE_S)
                        .setHttp2ClearTextEnabled(false)
                        .setMaxInitialLineLength(LONGEST_LINE)
                        .setMaxHeaderSize(LARGEST_HEADERS);
        certificate.ifPresent(own ->
                options.setSsl(true)
                        .setKeyCertOptions(own)
                        .setEnabledSecureTransportProtocols(PROTOCOLS));
        vertx.createHttpServer(options)
                .connectionHandler(deadlines::opened)
                .requestHandler(request -> handle(request, deadlines))
                .invalidRequestHandler(request -> Refusal.unreadable().answer(vertx, request))
                .listen()
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private HttpProxy proxy(int servicePort, Relay relay) {
        var options =
                new HttpClientOptions()
                        .setConnectTimeout(CONNECT_TIMEOUT_MS)
                        .setIdleTimeout(UPSTREAM_IDLE_S);
        var pool = new PoolOptions().setHttp1MaxSize(UPSTREAM_CONNECTIONS);
        var client = vertx.createHttpClient(options, pool);
        return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(servicePort, HOST)
                .addInterceptor(relay);
    }

    private void handle(HttpServerRequest request, ConnectionDeadlines deadlines) {
        var refusal = refusal(request);
        if (refusal.isPresent()) {
            deadlines.received(request);
            refusal.get().answer(vertx, request);
        } else {
            SPOOFABLE.forEach(request.headers()::remove);
            request.headers().set("X-Forwarded-For", request.remoteAddress().hostAddress());
            service(request).orElseThrow().handle(request);
        }
    }

    private Optional<Refusal> refusal(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.TRACE)) {
            return Optional.of(Refusal.methodNotAllowed(request.method().name()));
        }
        if (service(request).isEmpty()) {
            return Optional.of(Refusal.unknownRoute(request.method().name(), path(request)));
        }
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return Optional.of(Refusal.ambiguousLength());
        }
        return length != null && Long.parseLong(length) > Relay.BODY_LIMIT
                ? Optional.of(Refusal.bodyTooLarge())
                : Optional.empty();
    }

    private Optional<HttpProxy> service(HttpServerRequest request) {
        return routes.find(request.method().name(), path(request)).map(proxies::get);
    }

    private static String path(HttpServerRequest request) {
        var path = request.path();
        return path == null ? "" : path;
    }
}
