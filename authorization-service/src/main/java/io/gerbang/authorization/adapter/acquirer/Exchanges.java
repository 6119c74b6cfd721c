package io.gerbang.authorization.adapter.acquirer;

import com.solab.iso8583.IsoMessage;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * The requests that wait for a connection or an answer, in the order of their deadlines. Used on
 * the link's event loop alone.
 */
final class Exchanges {

    private final Map<String, Exchange> pending = new LinkedHashMap<>();
    private final Queue<Exchange> unsent = new ArrayDeque<>();
    private final int limit;
    private final int timeoutMs;

    Exchanges(int limit, int timeoutMs) {
        this.limit = limit;
        this.timeoutMs = timeoutMs;
    }

    /**
     * Beyond the limit a request is settled as not sent. While the same message is in flight its
     * answer belongs to who sent it first, so the second is settled as sent and unanswered.
     */
    void admit(Exchange exchange, long nowMs) {
        if (pending.size() >= limit) {
            exchange.settle(new Reply.Silence(false));
        } else if (pending.containsKey(exchange.key())) {
            exchange.settle(new Reply.Silence(true));
        } else {
            await(exchange, nowMs);
            unsent.add(exchange);
        }
    }

    /** Awaits an answer to a request that the caller sends itself. */
    void await(Exchange exchange, long nowMs) {
        exchange.expireAt(nowMs + timeoutMs);
        pending.put(exchange.key(), exchange);
    }

    /** The bytes of all that waits to be sent, which then counts as sent. */
    Buffer takeUnsent() {
        var bytes = Buffer.buffer();
        for (var exchange = unsent.poll(); exchange != null; exchange = unsent.poll()) {
            bytes.appendBuffer(exchange.takeFrame());
        }
        return bytes;
    }

    /** The request that a message answers, if one still waits for it. */
    Optional<Exchange> match(IsoMessage message) {
        var exchange = pending.get(Exchange.key(message));
        if (exchange == null || !exchange.isSent() || !exchange.isAnsweredBy(message)) {
            return Optional.empty();
        }
        pending.remove(exchange.key());
        return Optional.of(exchange);
    }

    void settleOverdue(long nowMs) {
        settle(exchange -> exchange.isOverdue(nowMs));
    }

    /** A cut connection answers nothing any more; what was not sent yet may go over the next. */
    void settleSent() {
        settle(Exchange::isSent);
    }

    private void settle(Predicate<Exchange> condition) {
        var settled = new ArrayList<Exchange>();
        pending.values().stream().filter(condition).forEach(settled::add);
        pending.values().removeAll(settled);
        unsent.removeAll(settled);
        settled.forEach(Exchange::settleUnanswered);
    }
}
