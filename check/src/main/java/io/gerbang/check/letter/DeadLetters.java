package io.gerbang.check.letter;

import io.gerbang.check.gateway.Gateway;
import io.gerbang.check.gateway.ServiceDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads letters from the services' tables, and asks the services to take them again. */
final class DeadLetters {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Pattern ANSWER = Pattern.compile("\\{\"replayed\":(\\d+)}");
    private static final String WAITING =
            """
            select concat_ws('  ', id, topic || '[' || partition || ']@' || "offset", key,
                             to_char(died_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                             (select count(*) from parked_events p
                              where p.key = d.key and p.topic = d.topic) || ' behind it',
                             translate(reason, E'\\n\\r', '  '))
            from dead_letters d where replayed_at is null order by id
            """;

    private final Gateway gateway;
    private final PrintStream out;

    DeadLetters(Gateway gateway, PrintStream out) {
        this.gateway = gateway;
        this.out = out;
    }

    /** Prints a line per letter: id, place, key, time, events parked behind it, and reason. */
    void list(Request.Look look) throws SQLException, IOException {
        var count = new AtomicLong();
        for (var service : look.services()) {
            try (var session = gateway.open(service)) {
                session.each(
                        WAITING,
                        row -> row.getString(1),
                        letter -> {
                            out.println(service.service() + "  " + letter);
                            count.incrementAndGet();
                        });
            }
        }
        out.printf("%d dead letters%n", count.get());
    }

    /**
     * Blocks until the service has tried.
     *
     * @return how many it could take
     */
    int replay(Request.Replay replay) throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build()) {
            var address = URI.create(gateway.operatorUrl(replay.service()) + path(replay.id()));
            var request =
                    HttpRequest.newBuilder(address)
                            .header("Authorization", "Bearer " + gateway.operatorToken())
                            .POST(BodyPublishers.noBody())
                            .build();
            var response = http.send(request, BodyHandlers.ofString());
            var answer = ANSWER.matcher(response.body());
            if (response.statusCode() != 200 || !answer.matches()) {
                throw new IOException(answers(replay.service(), response.statusCode()));
            }
            out.println(answer.group(1) + " replayed");
            return Integer.parseInt(answer.group(1));
        } catch (ConnectException failure) {
            throw new IOException(replay.service().service() + " does not answer", failure);
        }
    }

    private static String path(@Nullable Long id) {
        return id == null ? "/dead_letters/replay" : "/dead_letters/" + id + "/replay";
    }

    private static String answers(ServiceDatabase service, int status) {
        return service.service() + " answers with status " + status;
    }
}
