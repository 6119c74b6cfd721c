package io.gerbang.cli.trigger;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gerbang.cli.api.Api;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Map;

/** A merchant whose time can be moved without moving anybody else's. */
record NewMerchant(String id, String secretKey, String clock) {
    private static final int OK = 200;
    private static final String PROFILE =
            """
            {"name": "Shop of the future", "country": "ID", "default_currency": "idr"}
            """;

    /** Makes it, with a test clock that stands at the present. */
    static NewMerchant create(Api api, Map<String, String> environment, InstantSource clock)
            throws IOException, InterruptedException {
        var made =
                new ObjectMapper()
                        .readTree(post(Api.variable(environment, "GERBANG_CHECKOUT_URL")));
        var key = made.path("secret_key").asText();
        var started =
                api.as(key)
                        .post(
                                "/v1/test_helpers/test_clocks",
                                "frozen_time=" + clock.instant().getEpochSecond());
        return new NewMerchant(made.path("merchant").asText(), key, started.path("id").asText());
    }

    private static String post(String checkoutUrl) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(checkoutUrl + "/internal/merchants"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(PROFILE))
                            .build();
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new IOException("No merchant can be made: " + response.statusCode());
            }
            return response.body();
        }
    }

    @Override
    public String toString() {
        return "NewMerchant[" + id + "]";
    }
}
