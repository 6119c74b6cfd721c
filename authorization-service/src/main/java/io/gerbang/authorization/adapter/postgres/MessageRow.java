package io.gerbang.authorization.adapter.postgres;

import io.gerbang.authorization.application.payment.NetworkMessage;
import io.gerbang.authorization.application.payment.NetworkMessage.Content;
import io.gerbang.authorization.application.payment.NetworkMessageStore.Scheduled;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message as its row. */
record MessageRow(
        NetworkMessage message,
        Instant dueAt,
        String kind,
        boolean last,
        @Nullable String refundId,
        @Nullable String cardId) {

    static MessageRow of(Scheduled scheduled) {
        var message = scheduled.message();
        var dueAt = scheduled.dueAt();
        return switch (message.content()) {
            case Content.Capture(var last) ->
                    new MessageRow(message, dueAt, "capture", last, null, null);
            case Content.Reversal _ ->
                    new MessageRow(message, dueAt, "reversal", false, null, null);
            case Content.RefundReversal _ ->
                    new MessageRow(message, dueAt, "refund_reversal", false, null, null);
            case Content.Increment(var incrementId, var cardId) ->
                    new MessageRow(message, dueAt, "increment", false, incrementId, cardId);
            case Content.Refund(var refundId, var cardId) ->
                    new MessageRow(message, dueAt, "refund", false, refundId, cardId);
        };
    }
}
