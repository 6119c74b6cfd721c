package io.gerbang.systemtests.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.gerbang.systemtests.gateway.RunningGateway;
import java.io.IOException;
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
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/** What {@code ./gerbang up --tls} gives. */
class TlsIT {
    private static final String SESSION =
            "mode=payment&success_url=https://example.com/&line_items[0][quantity]=2"
                    + "&line_items[0][price_data][currency]=idr"
                    + "&line_items[0][price_data][unit_amount]=5000000"
                    + "&line_items[0][price_data][product_data][name]=Kopi";

    @Test
    void the_origin_speaks_tls_and_nothing_else() throws Exception {
        try (var gateway = RunningGateway.start("tls-gateway", Map.of(), "--tls")) {
            var http = trusting(Path.of(gateway.variable("GERBANG_CA_FILE")));
            assertThat(gateway.url()).startsWith("https://127.0.0.1:");

            var key = gateway.newMerchant().secretKey();
            var made = post(http, gateway.url() + "/v1/checkout/sessions", key, SESSION);
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
    }

    private static void assertRefused(
            HttpClient client, String url, Class<? extends Throwable> failure) {
        var request = HttpRequest.newBuilder(URI.create(url + "/v1/openapi.json")).build();
        assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                .isInstanceOf(failure);
    }

    private static HttpResponse<String> post(HttpClient http, String url, String key, String form)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
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
