package io.gerbang.checkout.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Void> hungUp = new CompletableFuture<>();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void a_short_answer_is_shown_whole() throws Exception {
        assertThat(excerpt(answer -> answer.end("thanks"), LIMIT)).contains("thanks");
        assertThat(excerpt(HttpServerResponse::end, LIMIT)).isEmpty();
    }

    @Test
    void an_answer_that_does_not_end_is_cut_off_when_patience_does() throws Exception {
        var shown =
                excerpt(
                        answer -> answer.setChunked(true).write("and then"),
                        Duration.ofMillis(100));

        assertThat(shown).contains("and then");
        hungUp.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    private Optional<String> excerpt(Consumer<HttpServerResponse> answer, Duration patience)
            throws Exception {
        var server =
                vertx.createHttpServer()
                        .requestHandler(request -> {
                            request.connection().closeHandler(closed -> hungUp.complete(null));
                            answer.accept(request.response());
                        })
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get();
        var shown = new CompletableFuture<Optional<String>>();
        // From another thread an excerpt may be asked for when the body has come.
        vertx.runOnContext(_ ->
                vertx.createHttpClient()
                        .request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/")
                        .compose(request -> request.send())
                        .compose(response ->
                                Future.fromCompletionStage(
                                        Excerpt.of(response, vertx, patience)
                                                .subscribeAsCompletionStage()))
                        .onSuccess(shown::complete)
                        .onFailure(shown::completeExceptionally));
        return shown.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
}
