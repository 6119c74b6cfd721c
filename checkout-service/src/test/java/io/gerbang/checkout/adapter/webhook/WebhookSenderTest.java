package io.gerbang.checkout.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.JksOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookSenderTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String PASSWORD = "only-for-tests";

    @TempDir Path folder;

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
