package io.gerbang.cli.listen;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Prints each event, passes it on as it came, and prints what was answered. */
final class Forwarder {
    private static final int OK = 200;
    private static final int BAD_GATEWAY = 502;
    private static final Duration LIMIT = Duration.ofSeconds(9);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final @Nullable URI target;
    private final PrintStream terminal;
    private final Clock clock;

    /**
     * @param target null where events are only printed
     */
    Forwarder(@Nullable URI target, PrintStream terminal, Clock clock) {
        this.target = target;
        this.terminal = terminal;
        this.clock = clock;
    }

    /**
     * Passes an event on with its signature, which is the gateway's own.
     *
     * @return what the gateway is to be answered: the target's status, so that it sends again later
     *     what the target has not taken
     */
    int forward(byte[] body, String signature) throws IOException, InterruptedException {
        var event = JSON.readTree(body);
        var id = event.path("id").asText();
        say("  --> %s [%s]", event.path("type").asText(), id);
        if (target == null) {
            return OK;
        }
        try {
            var request =
                    HttpRequest.newBuilder(target)
                            .timeout(LIMIT)
                            .header("Content-Type", "application/json; charset=utf-8")
                            .header("Stripe-Signature", signature)
                            .POST(BodyPublishers.ofByteArray(body))
                            .build();
            var status = http.send(request, BodyHandlers.discarding()).statusCode();
            say(" <--  [%d] POST %s [%s]", status, target, id);
            return status;
        } catch (IOException failure) {
            say(" <--  [failed] POST %s [%s] %s", target, id, reason(failure));
            return BAD_GATEWAY;
        }
    }

    private void say(String line, Object... values) {
        var time = TIME.format(LocalDateTime.now(clock));
        terminal.println(time + " " + line.formatted(values));
    }

    private static String reason(IOException failure) {
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getMessage();
    }
}
