package io.gerbang.local.gateway;

import io.gerbang.local.supervision.StartFailure;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The merchant that a new gateway has, whose keys are told once, when it is made. */
final class DemoMerchant {
    static final String SECRET_KEY = "SECRET_KEY";
    static final String PUBLISHABLE_KEY = "PUBLISHABLE_KEY";

    private static final int TIMEOUT_MS = 10_000;

    private DemoMerchant() {}

    static void ensure(String checkoutUrl, Secrets secrets) throws IOException {
        if (secrets.has(SECRET_KEY)) {
            return;
        }
        var merchant = create(checkoutUrl + "/internal/demo_merchant");
        var secretKey = merchant.getString("secret_key");
        if (secretKey == null) {
            throw new StartFailure(
                    "The demo merchant's keys are lost; ./gerbang reset makes a new one");
        }
        secrets.put(PUBLISHABLE_KEY, merchant.getString("publishable_key"));
        secrets.put(SECRET_KEY, secretKey);
    }

    private static JsonObject create(String url) throws IOException {
        var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        connection.setDoOutput(true);
        connection.getOutputStream().close();
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new StartFailure(
                    "checkout-service made no demo merchant: status "
                            + connection.getResponseCode());
        }
        try (var body = connection.getInputStream()) {
            return new JsonObject(new String(body.readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            connection.disconnect();
        }
    }
}
