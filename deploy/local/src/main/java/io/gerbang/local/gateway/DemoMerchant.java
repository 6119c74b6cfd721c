package io.gerbang.local.gateway;

import io.gerbang.local.supervision.StartFailure;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** The merchant that a new gateway has, whose keys are told once, when they are made. */
final class DemoMerchant {
    static final String SECRET_KEY = "SECRET_KEY";
    static final String PUBLISHABLE_KEY = "PUBLISHABLE_KEY";

    private static final int TIMEOUT_MS = 10_000;
    private static final String ID = "acct_demo";

    private final String operatorUrl;
    private final Secrets secrets;

    /**
     * @param operatorUrl where checkout-service listens for operators
     */
    DemoMerchant(String operatorUrl, Secrets secrets) {
        this.operatorUrl = operatorUrl;
        this.secrets = secrets;
    }

    /** Makes it, or keys for it where those of old are lost. */
    void ensure() throws IOException {
        if (secrets.has(SECRET_KEY)) {
            return;
        }
        var profile =
                new JsonObject()
                        .put("id", ID)
                        .put("name", "Demo Shop")
                        .put("country", "ID")
                        .put("default_currency", "idr");
        var made = post("/merchants", profile);
        secrets.put(
                PUBLISHABLE_KEY,
                made == null ? anotherKey("publishable") : made.getString("publishable_key"));
        secrets.put(SECRET_KEY, made == null ? anotherKey("secret") : made.getString("secret_key"));
    }

    private String anotherKey(String kind) throws IOException {
        var wanted = new JsonObject().put("kind", kind).put("mode", "test");
        var made = post("/merchants/" + ID + "/keys", wanted);
        if (made == null) {
            throw new StartFailure("checkout-service makes no key for the demo merchant");
        }
        return made.getString("key");
    }

    /** The answer, or null where what is to be made is there. */
    private @Nullable JsonObject post(String path, JsonObject body) throws IOException {
        var connection =
                (HttpURLConnection) URI.create(operatorUrl + path).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        connection.setDoOutput(true);
        var token = Files.readString(secrets.operatorTokenFile()).strip();
        connection.setRequestProperty("Authorization", "Bearer " + token);
        try (var sent = connection.getOutputStream()) {
            sent.write(body.toString().getBytes(StandardCharsets.UTF_8));
        }
        if (connection.getResponseCode() == HttpURLConnection.HTTP_CONFLICT) {
            return null;
        }
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new StartFailure(
                    "checkout-service made no demo merchant: status "
                            + connection.getResponseCode());
        }
        try (var answer = connection.getInputStream()) {
            return new JsonObject(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            connection.disconnect();
        }
    }
}
