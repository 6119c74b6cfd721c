package io.gerbang.authorization.adapter.acquirer;

import com.solab.iso8583.IsoMessage;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A card network that signs on whoever connects, and else does what a test tells it. */
final class ScriptedHost {

    /** What the host does with a request. */
    interface Script {
        void handle(IsoMessage request, ScriptedHost host);
    }

    static final Script SILENCE = (_, _) -> {};
    static final Script APPROVE = (request, host) -> host.answer(request, "00");

    private final Iso8583Wire wire =
            new Iso8583Wire(
                    Set.of(0x0100, 0x0101, 0x0200, 0x0201, 0x0220, 0x0221, 0x0420, 0x0421, 0x0800));
    private final List<IsoMessage> requests = new CopyOnWriteArrayList<>();
    private final NetServer server;
    private final CountDownLatch signOns = new CountDownLatch(2);
    private volatile NetSocket requester;
    private volatile Script script = APPROVE;
    private volatile boolean echoes = true;
    private volatile CompletableFuture<Void> signOnAnswers =
            CompletableFuture.completedFuture(null);

    ScriptedHost(Vertx vertx, int port) {
        server = vertx.createNetServer().connectHandler(this::connected);
        server.listen(port, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    int port() {
        return server.actualPort();
    }

    ScriptedHost on(Script handler) {
        script = handler;
        return this;
    }

    void stopEchoing() {
        echoes = false;
    }

    /** From now on who signs on waits until the future completes. */
    void answerSignOnsAfter(CompletableFuture<Void> release) {
        signOnAnswers = release;
    }

    boolean isSignedOnTwice() throws InterruptedException {
        return signOns.await(20, TimeUnit.SECONDS);
    }

    List<IsoMessage> requests() {
        return requests;
    }

    void answer(IsoMessage request, String responseCode) {
        send(answerTo(request, responseCode));
    }

    private Buffer answerTo(IsoMessage request, String responseCode) {
        var answer = wire.message((request.getType() & ~1) + 0x10);
        answer.copyFieldsFrom(request, 4, 7, 11, 37, 70);
        Iso8583Wire.set(answer, 39, responseCode);
        if (responseCode.equals("00")) {
            Iso8583Wire.set(answer, 38, "A12345");
        }
        Iso8583Wire.set(answer, 48, "0201M");
        return wire.frame(answer);
    }

    void send(Buffer bytes) {
        requester.write(bytes);
    }

    void cutConnection() {
        requester.close();
    }

    void stop() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    private void connected(NetSocket connection) {
        requester = connection;
        connection.handler(
                new FrameReader(bytes ->
                        wire.parse(bytes).ifPresent(request -> received(request, connection))));
    }

    private void received(IsoMessage request, NetSocket connection) {
        if (request.getType() == 0x0800) {
            managed(request, connection);
        } else {
            requester = connection;
            requests.add(request);
            script.handle(request, this);
        }
    }

    private void managed(IsoMessage request, NetSocket connection) {
        var signOn = Iso8583Wire.get(request, 70).equals(NetworkManagement.SIGN_ON);
        if (signOn) {
            signOns.countDown();
            signOnAnswers.thenRun(() -> connection.write(answerTo(request, "00")));
        } else if (echoes) {
            connection.write(answerTo(request, "00"));
        }
    }
}
