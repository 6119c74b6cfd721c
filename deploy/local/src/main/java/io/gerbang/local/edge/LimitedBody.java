package io.gerbang.local.edge;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A request's body as it streams by; fails once it is longer than the limit. */
final class LimitedBody implements ReadStream<Buffer> {
    private final HttpServerRequest request;
    private final long limit;
    private final Runnable whenWhole;
    private long length;
    private @Nullable Handler<Throwable> failureHandler;

    /**
     * @param limit in bytes
     * @param whenWhole called when the last byte has come
     */
    LimitedBody(HttpServerRequest request, long limit, Runnable whenWhole) {
        this.request = request;
        this.limit = limit;
        this.whenWhole = whenWhole;
    }

    boolean isTooLarge() {
        return length > limit;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        request.handler(handler == null ? null : part -> pass(part, handler));
        return this;
    }

    private void pass(Buffer part, Handler<Buffer> handler) {
        length += part.length();
        if (!isTooLarge()) {
            handler.handle(part);
        } else if (failureHandler != null) {
            failureHandler.handle(new IllegalStateException("The body is too large"));
        }
    }

    private void finish(Void end, Handler<Void> handler) {
        whenWhole.run();
        handler.handle(end);
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        failureHandler = handler;
        request.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        request.endHandler(handler == null ? null : end -> finish(end, handler));
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        request.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        request.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        request.fetch(amount);
        return this;
    }
}
