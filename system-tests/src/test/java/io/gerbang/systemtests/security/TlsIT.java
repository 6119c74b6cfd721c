package io.gerbang.systemtests.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.gerbang.systemtests.gateway.Await;
import io.gerbang.systemtests.gateway.RunningGateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What {@code ./gerbang up --tls} gives; and since this gateway is the test's own, names mean there
 * what a file of the test says.
 */
class TlsIT {
    private static final String SESSION =
            "mode=payment&success_url=https://example.com/&line_items[0][quantity]=2"
                    + "&line_items[0][price_data][currency]=idr"
                    + "&line_items[0][price_data][unit_amount]=5000000"
                    + "&line_items[0][price_data][product_data][name]=Kopi";
    private static final Path NAMES = Path.of("target", "names").toAbsolutePath();

    /** An address that is looked up is good for five seconds. */
    private static final Duration FRESH = Duration.ofSeconds(6);

    private static RunningGateway gateway;
    private static HttpClient http;

    @BeforeAll
    static void start() throws Exception {
        shopIsAt("93.184.215.14");
        var options = "-Djdk.net.hosts.file=" + NAMES + " -Dsun.net.inetaddr.ttl=0";
        var environment = Map.of("JDK_JAVA_OPTIONS", options);
        gateway = RunningGateway.start("tls-gateway", environment, "--tls");
        http = trusting(Path.of(gateway.variable("GERBANG_CA_FILE")));
    }

    @AfterAll
    static void stop() throws IOException {
        gateway.close();
    }

    @Test
    void the_origin_speaks_tls_and_nothing_else() throws Exception {
        assertThat(gateway.url()).startsWith("https://127.0.0.1:");

        var key = gateway.newMerchant().secretKey();
        var made = post("/v1/checkout/sessions", key, SESSION);
        var page =
                URI.create(
                        JsonParser.parseString(made.body())
                                .getAsJsonObject()
                                .get("url")
                                .getAsString());
        var shown = http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());

        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        assertThat(page.toString()).startsWith(gateway.url() + "/c/pay/");
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Strict-Transport-Security"))
                .contains("max-age=31536000");
        assertRefused(HttpClient.newHttpClient(), gateway.url(), SSLException.class);
        assertRefused(http, gateway.url().replace("https:", "http:"), IOException.class);
    }

    @Test
    void a_name_that_has_come_to_mean_the_inside_is_not_called() throws Exception {
        var key = gateway.newMerchant().secretKey();
        var url = "url=http://shop.example:8080/hook&enabled_events[]=*";
        var made = post("/v1/webhook_endpoints", key, url);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        var endpoint = JsonParser.parseString(made.body()).getAsJsonObject().get("id");

        shopIsAt("127.0.0.1");
        var forgotten = Instant.now().plus(FRESH);
        Await.until(now -> now.isAfter(forgotten), Instant::now);
        post("/v1/payment_intents", key, "amount=15000000&currency=idr");

        var deliveries = "/v1/webhook_endpoints/" + endpoint.getAsString() + "/deliveries";
        Await.until(
                text -> text.contains("url_invalid"),
                () -> http.send(request(deliveries, key).build(), BodyHandlers.ofString()).body());
        assertThat(post("/v1/webhook_endpoints", key, url).body()).contains("url_invalid");
    }

    private static void shopIsAt(String address) throws IOException {
        var self = InetAddress.getLocalHost().getHostName();
        Files.writeString(
                NAMES, "127.0.0.1 localhost %s\n%s shop.example\n".formatted(self, address));
    }

    private static void assertRefused(
            HttpClient client, String url, Class<? extends Throwable> failure) {
        var request = HttpRequest.newBuilder(URI.create(url + "/v1/openapi.json")).build();
        assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                .isInstanceOf(failure);
    }

    private static HttpResponse<String> post(String path, String key, String form)
            throws IOException, InterruptedException {
        return http.send(
                request(path, key)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(URI.create(gateway.url() + path))
                .header("Authorization", "Bearer " + key);
    }

    private static HttpClient trusting(Path authority)
            throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (var file = Files.newInputStream(authority)) {
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
