package io.gerbang.authorization.adapter.acquirer;

import static io.gerbang.authorization.adapter.acquirer.Iso8583Wire.get;
import static io.gerbang.authorization.adapter.acquirer.Iso8583Wire.set;

import com.solab.iso8583.IsoMessage;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;

/** Messages about the connection itself: 0800 and its answer 0810. */
final class NetworkManagement {

    static final String SIGN_ON = "001";
    static final String SIGN_OFF = "002";
    static final String ECHO = "301";
    private static final DateTimeFormatter MONTH_TO_SECOND =
            DateTimeFormatter.ofPattern("MMddHHmmss").withZone(ZoneOffset.UTC);
    private static final int REQUEST = 0x0800;
    private static final int ANSWER = 0x0810;
    private static final int STANS = 999_999;

    private final Iso8583Wire wire;
    private int lastStan;

    NetworkManagement(Iso8583Wire wire) {
        this.wire = wire;
    }

    Buffer request(String code) {
        return wire.frame(message(code));
    }

    Exchange exchange(String code, Consumer<Boolean> approved) {
        var message = message(code);
        return new Exchange(
                Exchange.key(message),
                ANSWER,
                wire.frame(message),
                reply -> approved.accept(isApproval(reply)));
    }

    boolean isRequest(IsoMessage message) {
        return message.getType() == REQUEST;
    }

    Buffer answer(IsoMessage request) {
        var answer = wire.message(ANSWER);
        set(answer, 7, get(request, 7));
        set(answer, 11, get(request, 11));
        set(answer, 39, CardNetworkAnswers.APPROVED);
        set(answer, 70, get(request, 70));
        return wire.frame(answer);
    }

    private IsoMessage message(String code) {
        lastStan = lastStan % STANS + 1;
        var message = wire.message(REQUEST);
        set(message, 7, MONTH_TO_SECOND.format(Instant.now()));
        set(message, 11, Integer.toString(1_000_000 + lastStan).substring(1));
        set(message, 70, code);
        return message;
    }

    private static boolean isApproval(Reply reply) {
        return reply instanceof Reply.Answer(var message)
                && get(message, 39).equals(CardNetworkAnswers.APPROVED);
    }
}
