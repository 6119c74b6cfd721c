package io.gerbang.authorization.adapter.acquirer;

import com.solab.iso8583.IsoMessage;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request on its way, until it is settled once. Used on the link's event loop alone. */
final class Exchange {

    private final String key;
    private final int answerType;
    private final Consumer<Reply> listener;
    private @Nullable Buffer frame;
    private long deadline;

    Exchange(String key, int answerType, Buffer frame, Consumer<Reply> listener) {
        this.key = key;
        this.answerType = answerType;
        this.frame = frame;
        this.listener = listener;
    }

    /** A STAN is unique per terminal and instance, an RRN per acquirer. */
    static String key(IsoMessage message) {
        return Iso8583Wire.get(message, 11) + Iso8583Wire.get(message, 37);
    }

    String key() {
        return key;
    }

    boolean isAnsweredBy(IsoMessage message) {
        return message.getType() == answerType;
    }

    boolean isSent() {
        return frame == null;
    }

    boolean isOverdue(long nowMs) {
        return nowMs - deadline >= 0;
    }

    void expireAt(long deadlineMs) {
        deadline = deadlineMs;
    }

    /** Gives the bytes away: what holds a card number is not kept longer than needed. */
    Buffer takeFrame() {
        var taken = frame;
        frame = null;
        if (taken == null) {
            throw new IllegalStateException("a request is sent once");
        }
        return taken;
    }

    void settle(Reply reply) {
        listener.accept(reply);
    }

    void settleUnanswered() {
        listener.accept(new Reply.Silence(isSent()));
    }
}
