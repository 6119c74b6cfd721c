package io.gerbang.bench.vault;

import io.gerbang.bench.gateway.Gateway;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;

/** The vault's listener for operators. */
final class Operator implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Gateway gateway;
    private final String token;

    Operator(Gateway gateway) throws IOException {
        this.gateway = gateway;
        this.token = Files.readString(gateway.operatorTokenFile()).strip();
    }

    void rotateDataKey() throws IOException, InterruptedException {
        send("POST", "/vault/rotate_data_key");
    }

    /** Cards and CVCs that the latest rotation has re-encrypted; -1 when it has finished. */
    long reencrypted() throws IOException, InterruptedException {
        var rotation = send("GET", "/vault").getJsonObject("rotation");
        return rotation.containsKey("finished_at") ? -1 : rotation.getLong("reencrypted");
    }

    private JsonObject send(String method, String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(gateway.vaultOperatorUrl() + path))
                        .header("Authorization", "Bearer " + token)
                        .method(method, BodyPublishers.noBody())
                        .build();
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("The vault answers operators " + response.statusCode());
        }
        return new JsonObject(response.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
