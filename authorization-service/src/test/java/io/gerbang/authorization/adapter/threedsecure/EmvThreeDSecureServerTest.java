package io.gerbang.authorization.adapter.threedsecure;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.authorization.domain.AuthenticationAnswer;
import io.gerbang.authorization.domain.AuthenticationResult.Status;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmvThreeDSecureServerTest {

    private static final int SHOPPERS = 40;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.closeAndAwait();
    }

    @Test
    void no_shopper_waits_for_the_answer_about_another() {
        var directory = new EmvThreeDSecureServer(vertx, config(portOfServerThatAwaitsThemAll()));

        var results =
                IntStream.range(0, SHOPPERS)
                        .mapToObj(shopper -> directory.result("transaction_" + shopper))
                        .toList();

        var answers = Uni.join().all(results).andFailFast().await().atMost(Duration.ofSeconds(30));
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(((AuthenticationAnswer.Decided) answer).result().status())
                                .isEqualTo(Status.AUTHENTICATED));
    }

    private int portOfServerThatAwaitsThemAll() {
        var open = new ArrayList<HttpServerRequest>();
        return vertx.createHttpServer()
                .requestHandler(request -> {
                    open.add(request);
                    if (open.size() == SHOPPERS) {
                        open.forEach(
                                each -> each.response().endAndForget("{\"transStatus\":\"Y\"}"));
                    }
                })
                .listenAndAwait(0, "127.0.0.1")
                .actualPort();
    }

    private static ThreeDSecureConfig config(int port) {
        return new ThreeDSecureConfig() {
            @Override
            public String url() {
                return "http://127.0.0.1:" + port;
            }

            @Override
            public String publicUrl() {
                return "https://pay.example.com";
            }

            @Override
            public int timeoutMs() {
                return 2_000;
            }
        };
    }
}
