package io.gerbang.simulators.adapter.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.simulators.application.Book;
import io.gerbang.simulators.application.CardHash;
import io.gerbang.simulators.application.Changes;
import io.gerbang.simulators.application.Issuer;
import io.gerbang.simulators.application.IssuerStore;
import io.gerbang.simulators.domain.Agreement;
import io.gerbang.simulators.domain.Card;
import io.gerbang.simulators.domain.IssuerRequest;
import io.gerbang.simulators.domain.IssuerRequest.Authorize;
import io.gerbang.simulators.domain.IssuerRequest.Capture;
import io.gerbang.simulators.domain.Trace;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestBatcherTest {

    private static final int FOR_EVER = Math.toIntExact(Duration.ofHours(1).toMillis());
    private static final Capture ADVICE =
            new Capture(trace("R00000000001"), false, "R00000000001", 500, "USD", true);
    private static final Authorize REQUEST =
            new Authorize(
                    trace("R00000000002"),
                    false,
                    new Card("4242424242424242", YearMonth.of(2031, 7), "123"),
                    500,
                    "USD");

    /** Books with nothing in them, which note what is decided together. */
    private static final class EmptyBooks implements IssuerStore {

        private final List<Set<String>> batches = new CopyOnWriteArrayList<>();

        @Override
        public Uni<Book> load(
                Collection<String> messageKeys,
                Collection<String> rrns,
                Collection<String> accountIds,
                Collection<Agreement> agreements) {
            batches.add(Set.copyOf(rrns));
            return Uni.createFrom().item(new Book(Map.of(), Map.of(), Map.of(), Set.of()));
        }

        @Override
        public Uni<Void> save(Changes changes) {
            return Uni.createFrom().voidItem();
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final EmptyBooks books = new EmptyBooks();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void an_advice_is_decided_with_the_request_that_comes_after_it() {
        var batcher = batcher(FOR_EVER);

        var advised = decide(batcher, ADVICE);
        var asked = decide(batcher, REQUEST);

        assertThat(CompletableFuture.allOf(advised, asked)).succeedsWithin(Duration.ofSeconds(10));
        assertThat(books.batches).containsExactly(Set.of(ADVICE.rrn(), REQUEST.rrn()));
    }

    @Test
    void an_advice_that_no_request_follows_is_decided_after_a_while() {
        var batcher = batcher(1);

        assertThat(decide(batcher, ADVICE)).succeedsWithin(Duration.ofSeconds(10));
        assertThat(decide(batcher, ADVICE)).succeedsWithin(Duration.ofSeconds(10));
        assertThat(books.batches).hasSize(2);
    }

    private RequestBatcher batcher(int adviceRestMs) {
        var issuer = new Issuer(books, new CardHash("a key"), Clock.systemUTC());
        return new RequestBatcher(vertx, context, issuer, 10, 1, adviceRestMs);
    }

    /** Each in a turn of its own, and the batch between them if there is one. */
    private CompletableFuture<Void> decide(RequestBatcher batcher, IssuerRequest request) {
        var answered = new CompletableFuture<Void>();
        var turn = new CompletableFuture<Void>();
        context.runOnContext(_ -> {
            batcher.decide(request, answer -> answered.complete(null));
            context.runOnContext(_ -> turn.complete(null));
        });
        turn.join();
        return answered;
    }

    private static Trace trace(String rrn) {
        return new Trace("1123102030", "000001", rrn, "T");
    }
}
