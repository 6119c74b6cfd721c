package io.gerbang.checkout.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gerbang.checkout.MovedClock;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.event.MerchantEvent;
import io.gerbang.checkout.application.webhook.Attempt;
import io.gerbang.checkout.application.webhook.Delivery;
import io.gerbang.checkout.application.webhook.Delivery.Target;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.JksOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookSenderTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String PASSWORD = "only-for-tests";

    @TempDir Path folder;

    private final MovedClock time = new MovedClock();

    @Test
    void the_checked_address_is_called_under_the_urls_name() throws UnknownHostException {
        var checked = new InetSocketAddress(InetAddress.getByName("203.0.113.7"), 443);

        var options = WebhookSender.options("https://shop.example/hook?a=b", checked, LIMIT);

        assertThat(options.getServer().host()).isEqualTo("203.0.113.7");
        assertThat(options.getServer().port()).isEqualTo(443);
        assertThat(options.getHost()).isEqualTo("shop.example");
        assertThat(options.isSsl()).isTrue();
        assertThat(options.getURI()).isEqualTo("/hook?a=b");
        assertThat(options.getFollowRedirects()).isFalse();
    }

    @Test
    void the_certificate_must_be_that_of_the_name_whatever_address_is_called() throws Exception {
        var vertx = Vertx.vertx();
        try {
            var server = serve(vertx, certificate("shop.example"));

            assertThat(call(vertx, server, "shop.example"))
                    .isEqualTo("shop.example as shop.example");
            assertThatThrownBy(() -> call(vertx, server, "other.example"))
                    .hasRootCauseInstanceOf(CertificateException.class)
                    .hasCauseInstanceOf(SSLHandshakeException.class);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatever_takes_its_time_an_attempt_ends_when_its_time_is_over() throws Exception {
        var vertx = Vertx.vertx();
        try {
            var silent = listen(vertx, request -> {});
            var endless =
                    listen(
                            vertx,
                            request -> {
                                time.pass(Duration.ofSeconds(14));
                                request.response().setChunked(true).write("beginning");
                            });

            assertThat(attempt(vertx, silent, Duration.ofSeconds(29)).error()).contains("Timeout");
            var cut = attempt(vertx, endless, Duration.ofSeconds(15));
            assertThat(cut.status()).isEqualTo(200);
            assertThat(cut.response()).isEqualTo("beginning");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_slow_endpoint_delays_no_other_one_on_its_host() throws Exception {
        var vertx = Vertx.vertx();
        try {
            var server =
                    listen(
                            vertx,
                            request -> {
                                if (request.path().equals("/quick")) {
                                    request.response().end();
                                }
                            });
            var sender = sender(vertx, server, Duration.ZERO);

            for (var slow = 0; slow < 100; slow++) {
                sender.send(delivery(server, "/slow")).subscribe().with(late -> {});
            }
            var quick = sender.send(delivery(server, "/quick")).await().atMost(LIMIT);

            assertThat(quick.status()).isEqualTo(200);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private Attempt attempt(Vertx vertx, HttpServer server, Duration lookUp) {
        return sender(vertx, server, lookUp).send(delivery(server, "/hook")).await().atMost(LIMIT);
    }

    /**
     * With half a minute for each attempt, which is less on the test's clock: what is left goes by
     * on the wall.
     */
    private WebhookSender sender(Vertx vertx, HttpServer server, Duration lookUp) {
        var address = new InetSocketAddress("127.0.0.1", server.actualPort());
        return new WebhookSender(
                new io.vertx.mutiny.core.Vertx(vertx),
                url -> Uni.createFrom().item(address).invoke(() -> time.pass(lookUp)),
                Uni.createFrom().item(Set.of()),
                Duration.ofSeconds(30),
                time);
    }

    private Delivery delivery(HttpServer server, String path) {
        var url = "http://127.0.0.1:" + server.actualPort() + path;
        var event =
                new MerchantEvent(
                        "evt_1",
                        new Tenant("acct_1", false),
                        "payout.paid",
                        time.instant(),
                        "{}",
                        null,
                        null);
        var target = new Target("we_1", url, null, List.of("whsec_1"));
        return new Delivery(1, event, target, 0, 1, time.instant());
    }

    private static HttpServer listen(Vertx vertx, Handler<HttpServerRequest> answer)
            throws Exception {
        return vertx.createHttpServer()
                .requestHandler(answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    /** Answers with the name that it was called by, in HTTP and in TLS. */
    private HttpServer serve(Vertx vertx, JksOptions certificate) throws Exception {
        var options =
                new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(certificate);
        return vertx.createHttpServer(options)
                .requestHandler(request ->
                        request.response()
                                .end(
                                        request.authority().host()
                                                + " as "
                                                + request.connection().indicatedServerName()))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private String call(Vertx vertx, HttpServer server, String name) throws Exception {
        var trusting = new HttpClientOptions().setTrustOptions(store("shop.example"));
        var address = new InetSocketAddress("127.0.0.1", server.actualPort());
        var url = "https://%s:%d/hook".formatted(name, server.actualPort());
        return vertx.createHttpClient(trusting)
                .request(WebhookSender.options(url, address, LIMIT))
                .compose(request -> request.send().compose(response -> response.body()))
                .map(Object::toString)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private JksOptions certificate(String name) throws Exception {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var making =
                new ProcessBuilder(
                                keytool,
                                "-genkeypair",
                                "-alias",
                                name,
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=" + name,
                                "-ext",
                                "san=dns:" + name,
                                "-keystore",
                                folder.resolve(name).toString(),
                                "-storepass",
                                PASSWORD)
                        .start();
        assertThat(making.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(making.exitValue()).isZero();
        return store(name);
    }

    private JksOptions store(String name) {
        return new JksOptions().setPath(folder.resolve(name).toString()).setPassword(PASSWORD);
    }
}
