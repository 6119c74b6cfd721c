package io.gerbang.systemtests.gateway;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The card network's side of payments, which are told apart by their amounts. */
public final class CardNetwork {
    /** Longer than the gateway asks before it gives an attempt up. */
    private static final int DELAY_MS = 14_000;

    private final RunningGateway gateway;
    private final HttpClient http = HttpClient.newHttpClient();

    public CardNetwork(RunningGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Has a fault befall the next messages about an amount.
     *
     * @param kind as {@code POST /faults} of the simulators knows it
     * @param message its type, without the repeat digit
     */
    public void plan(String kind, String message, long amount, int times) throws Exception {
        var fault = new JsonObject();
        fault.addProperty("kind", kind);
        fault.addProperty("message", message);
        fault.addProperty("amount", amount);
        fault.addProperty("times", times);
        fault.addProperty("delay_ms", DELAY_MS);
        send(
                HttpRequest.newBuilder(uri("SIMULATORS", "/faults"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(fault.toString())));
    }

    /** How many faults are still to befall messages about an amount. */
    public long planned(long amount) throws Exception {
        return of(amount, "/faults").count();
    }

    /** The types of the messages about an amount that the issuer approved, in order. */
    public List<String> approved(long amount) throws Exception {
        return of(amount, "/journal?limit=10000")
                .filter(line -> line.get("response_code").getAsString().equals("00"))
                .map(line -> line.get("mti").getAsString())
                .toList();
    }

    /** What authorization-service leaves to its operator. */
    public String breaks() throws Exception {
        return get("AUTHORIZATION", "/internal/reconciliation_breaks").toString();
    }

    private Stream<JsonObject> of(long amount, String path) throws Exception {
        return StreamSupport.stream(get("SIMULATORS", path).spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(line -> line.get("amount").getAsLong() == amount);
    }

    private JsonArray get(String application, String path) throws Exception {
        var answer = send(HttpRequest.newBuilder(uri(application, path)));
        return JsonParser.parseString(answer).getAsJsonArray();
    }

    private String send(HttpRequest.Builder request) throws Exception {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.uri() + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    private URI uri(String application, String path) {
        return URI.create(gateway.variable("GERBANG_" + application + "_URL") + path);
    }
}
