package io.gerbang.bench;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** One event loop on which everything asynchronous of the bench runs, for a caller that waits. */
public record EventLoop(Vertx vertx, Context context) {

    public static EventLoop of(Vertx vertx) {
        return new EventLoop(vertx, vertx.getOrCreateContext());
    }

    /** Blocks until the work is done; a failure is thrown as a {@code CompletionException}. */
    public <T> T await(Supplier<Future<T>> work) {
        var promise = Promise.<T>promise();
        context.runOnContext(
                _ -> Future.succeededFuture().compose(_ -> work.get()).onComplete(promise));
        return promise.future().toCompletionStage().toCompletableFuture().join();
    }
}
