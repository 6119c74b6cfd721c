package io.gerbang.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class MerchantApiIT {

    @TestHTTPResource URI base;

    @Test
    void a_new_merchants_key_works_at_once() throws Exception {
        var made = create("Kopi Kita", "ID", "idr");

        assertThat(made.statusCode()).isEqualTo(200);
        var secretKey = json(made).get("secret_key").asText();
        var api = new Api(base, secretKey);
        assertThat(api.get("/v1/payment_intents").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'',        ID,        idr, name",
        "Kopi Kita, Indonesia, idr, country",
        "Kopi Kita, ID,        IDR, default_currency",
        "Kopi Kita, ID,        rp,  default_currency"
    })
    void a_merchant_that_cannot_be_is_refused(
            String name, String country, String currency, String param) throws Exception {
        var refused = create(name, country, currency);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).at("/error/param").asText()).isEqualTo(param);
    }

    private HttpResponse<String> create(String name, String country, String currency)
            throws Exception {
        var body =
                """
                {"name": "%s", "country": "%s", "default_currency": "%s"}
                """
                        .formatted(name, country, currency);
        var request =
                HttpRequest.newBuilder(base.resolve("/internal/merchants"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return new ObjectMapper().readTree(response.body());
    }
}
