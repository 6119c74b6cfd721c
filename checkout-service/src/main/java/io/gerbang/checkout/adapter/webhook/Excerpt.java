package io.gerbang.checkout.adapter.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.web.text.Echo;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * The beginning of what an endpoint answers, for the merchant to see. A body that is long or slow
 * is cut off with its connection: an endpoint must not be able to hold one for as long as it likes.
 */
final class Excerpt {

    /** How much is shown, in characters. */
    static final int LONGEST = 500;

    /** How much may come before the connection is closed, in bytes. */
    private static final int MOST = 64 * 1024;

    private final HttpClientResponse response;
    private final Vertx vertx;
    private final Buffer beginning = Buffer.buffer();
    private long received;

    private Excerpt(HttpClientResponse response, Vertx vertx) {
        this.response = response;
        this.vertx = vertx;
    }

    /**
     * Emits when the body has ended, was broken off or goes on for too long; empty where nothing
     * came. To be asked for where the answer came in, before its body does.
     */
    static Uni<Optional<String>> of(HttpClientResponse response, Vertx vertx, Duration patience) {
        var excerpt = new Excerpt(response, vertx);
        return Uni.createFrom()
                .<Optional<String>>emitter(emitter -> excerpt.read(emitter, patience));
    }

    private void read(UniEmitter<? super Optional<String>> emitter, Duration patience) {
        var timer = vertx.setTimer(patience.toMillis(), late -> cutOff(emitter));
        response.exceptionHandler(failure -> end(emitter, timer));
        response.endHandler(end -> end(emitter, timer));
        response.handler(chunk -> {
            take(chunk);
            if (received > MOST) {
                vertx.cancelTimer(timer);
                cutOff(emitter);
            }
        });
    }

    private void end(UniEmitter<? super Optional<String>> emitter, long timer) {
        vertx.cancelTimer(timer);
        emitter.complete(text());
    }

    private void cutOff(UniEmitter<? super Optional<String>> emitter) {
        emitter.complete(text());
        response.request().reset();
    }

    private void take(Buffer chunk) {
        received += chunk.length();
        var room = LONGEST - beginning.length();
        if (room > 0) {
            beginning.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
        }
    }

    private Optional<String> text() {
        return beginning.length() == 0
                ? Optional.empty()
                : Optional.of(Echo.safe(new String(beginning.getBytes(), UTF_8), LONGEST));
    }
}
