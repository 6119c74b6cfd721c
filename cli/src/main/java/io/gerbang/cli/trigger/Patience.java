package io.gerbang.cli.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;

/** Asks again until something has come about. */
final class Patience {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Patience() {}

    /** A question to the gateway. */
    interface Question {
        JsonNode ask() throws IOException, InterruptedException;
    }

    /**
     * @throws IOException after a minute
     */
    static JsonNode until(Question question, Predicate<JsonNode> wanted)
            throws IOException, InterruptedException {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            var answer = question.ask();
            if (wanted.test(answer)) {
                return answer;
            }
            Thread.sleep(PAUSE);
        }
        throw new IOException(
                "What should have happened did not within " + LIMIT.toSeconds() + " s");
    }
}
