package io.gerbang.systemtests.gateway;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.StripeClient;
import com.stripe.service.V1Services;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** All processes of a gateway, behind a port of its own, with its state under {@code target}. */
public final class RunningGateway implements AutoCloseable {
    private final StateFolder state;
    private final Start start;
    private Map<String, String> variables;
    private final HttpClient http = HttpClient.newHttpClient();

    /** How it is started, and started again. */
    private record Start(Map<String, String> environment, List<String> command) {

        void run(StateFolder state) throws IOException {
            Supervisor.run(state, environment, command.toArray(String[]::new));
        }
    }

    private RunningGateway(StateFolder state, Start start) throws IOException {
        this.state = state;
        this.start = start;
        this.variables = state.variables();
    }

    /** Blocks until a gateway without any history is ready. */
    static RunningGateway start() throws IOException {
        return start("gateway", Map.of());
    }

    /**
     * Blocks until another gateway, beside the one of all tests, is ready.
     *
     * @param name of its folder under {@code target}
     * @param environment what its services find in theirs
     * @param options of {@code up}
     */
    public static RunningGateway start(
            String name, Map<String, String> environment, String... options) throws IOException {
        var state = new StateFolder(Path.of("target", name).toAbsolutePath());
        Supervisor.run(state, "down");
        state.erase();
        var command = new ArrayList<>(List.of("up", "--detach"));
        command.addAll(List.of("--port", Integer.toString(freePort())));
        command.addAll(List.of(options));
        var start = new Start(environment, command);
        start.run(state);
        return new RunningGateway(state, start);
    }

    /** Stops all of it, and blocks until it is ready again with what it had. */
    public void restart() throws IOException {
        Supervisor.run(state, "down");
        start.run(state);
        variables = state.variables();
    }

    @Override
    public void close() throws IOException {
        http.close();
        Supervisor.run(state, "down");
    }

    /** The base address of the edge. */
    public String url() {
        return variable("GERBANG_URL");
    }

    /** A variable that {@code .gerbang/env} has for scripts. */
    public String variable(String name) {
        var value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The gateway tells scripts of no " + name);
        }
        return value;
    }

    public StateFolder state() {
        return state;
    }

    /** A merchant without any history. */
    public Merchant newMerchant() {
        return newMerchant(new JsonObject());
    }

    /** One whose bank account is closed, so that its payouts fail. */
    public Merchant newMerchantWithoutBank() {
        var number = UUID.randomUUID().toString().replace("-", "");
        var body = new JsonObject();
        body.addProperty("id", "acct_" + number + "9999");
        return newMerchant(body);
    }

    private Merchant newMerchant(JsonObject body) {
        body.addProperty("name", "A shop of the tests");
        body.addProperty("country", "ID");
        body.addProperty("default_currency", "idr");
        var made = operate("/merchants", body);
        return new Merchant(
                made.get("id").getAsString(),
                made.get("secret_key").getAsString(),
                made.get("publishable_key").getAsString());
    }

    /** The official client with its defaults, but for the base URL. */
    public V1Services stripe(String key) {
        return StripeClient.builder().setApiKey(key).setApiBase(url()).build().v1();
    }

    /**
     * What {@code ./gerbang check} finds.
     *
     * @param journal of what clients were told, as the checker reads it
     */
    public ChildProcess.Ended check(Path journal) throws IOException, InterruptedException {
        return Supervisor.check(state, journal);
    }

    /** What checkout's listener for operators answers to a POST, which must be well. */
    public JsonObject operate(String path, JsonObject body) {
        return operate("GERBANG_OPERATOR_URL", path, body);
    }

    /**
     * What an operator's listener answers to a POST, which must be well.
     *
     * @param listener the variable that says where it is
     */
    public JsonObject operate(String listener, String path, JsonObject body) {
        var url = variable(listener) + path;
        try {
            var token = Files.readString(Path.of(variable("GERBANG_OPERATOR_TOKEN_FILE"))).strip();
            var request =
                    HttpRequest.newBuilder(URI.create(url))
                            .header("Authorization", "Bearer " + token)
                            .POST(BodyPublishers.ofString(body.toString()))
                            .build();
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(url + " answers " + response.statusCode());
            }
            return JsonParser.parseString(response.body()).getAsJsonObject();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(url + " does not answer", failure);
        }
    }

    /** Below those that outgoing connections take: it must still be free when the edge starts. */
    private static int freePort() {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one may be free.
            }
        }
    }
}
