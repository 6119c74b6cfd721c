package io.gerbang.simulators.adapter.network;

import static io.gerbang.simulators.adapter.network.Iso8583Wire.get;
import static io.gerbang.simulators.adapter.network.Iso8583Wire.set;
import static io.gerbang.simulators.adapter.network.PrivateData.element;

import com.solab.iso8583.IsoMessage;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A small acquirer for tests: sends messages over one connection and awaits their answers. */
final class AcquirerClient implements AutoCloseable {

    private static final AtomicInteger LAST_NUMBER = new AtomicInteger();

    private final Iso8583Wire wire =
            new Iso8583Wire(Set.of(0x0110, 0x0210, 0x0230, 0x0430, 0x0810));
    private final Map<String, CompletableFuture<IsoMessage>> pending = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final NetSocket socket;

    AcquirerClient(Vertx vertx, int port) {
        socket =
                vertx.createNetClient()
                        .connect(port, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
        socket.handler(new FrameReader(bytes -> wire.parse(bytes).ifPresent(this::answered)));
        socket.closeHandler(_ -> closed.complete(null));
    }

    IsoMessage authorization(String number, long amount) {
        var message = message(0x0100, amount);
        set(message, 2, number);
        set(message, 3, "000000");
        set(message, 14, "3112");
        set(message, 48, element(PrivateData.CVC, number.startsWith("37") ? "1234" : "123"));
        return message;
    }

    IsoMessage capture(IsoMessage authorization, long amount, boolean last) {
        var message = message(0x0220, amount);
        var own = get(message, 37);
        set(message, 37, get(authorization, 37));
        set(
                message,
                48,
                element(PrivateData.LAST_CAPTURE, last ? "1" : "0")
                        + element(PrivateData.ADVICE_RRN, own));
        return message;
    }

    IsoMessage reversal(IsoMessage authorization) {
        var message = message(0x0420, Long.parseLong(get(authorization, 4)));
        var own = get(message, 37);
        set(message, 37, get(authorization, 37));
        set(message, 48, element(PrivateData.ADVICE_RRN, own));
        return message;
    }

    IsoMessage refund(IsoMessage authorization, long amount) {
        var message = message(0x0200, amount);
        set(message, 2, get(authorization, 2));
        set(message, 3, "200000");
        set(message, 14, "3112");
        set(message, 48, element(PrivateData.ORIGINAL_RRN, get(authorization, 37)));
        return message;
    }

    IsoMessage management(String code) {
        var message = wire.message(0x0800);
        set(message, 7, "1123102030");
        set(message, 11, number());
        set(message, 70, code);
        return message;
    }

    /** The same message with the type of a repeat. */
    IsoMessage repeat(IsoMessage original) {
        var repeat = wire.message(original.getType() | 1);
        for (var field = 2; field <= 128; field++) {
            repeat.copyFieldsFrom(original, field);
        }
        return repeat;
    }

    CompletableFuture<IsoMessage> send(IsoMessage message) {
        var answer = new CompletableFuture<IsoMessage>();
        pending.put(key(message), answer);
        socket.write(wire.frame(message));
        return answer;
    }

    /** Field 39 of the answer. */
    String ask(IsoMessage message) {
        return get(send(message).orTimeout(20, TimeUnit.SECONDS).join(), 39);
    }

    CompletableFuture<Void> closed() {
        return closed;
    }

    @Override
    public void close() {
        socket.close();
    }

    private IsoMessage message(int type, long amount) {
        var message = wire.message(type);
        var number = number();
        set(message, 4, Long.toString(amount));
        set(message, 7, "1123102030");
        set(message, 11, number);
        set(message, 37, "T" + "0".repeat(5) + number);
        set(message, 41, "TERMINAL");
        set(message, 42, "MERCHANT0000001");
        set(message, 49, "840");
        return message;
    }

    private void answered(IsoMessage message) {
        var answer = pending.remove(key(message));
        if (answer != null) {
            answer.complete(message);
        }
    }

    private static String number() {
        return "%06d".formatted(LAST_NUMBER.incrementAndGet());
    }

    private static String key(IsoMessage message) {
        return get(message, 11) + get(message, 37);
    }
}
