package io.gerbang.simulators.adapter.network;

import com.solab.iso8583.IsoMessage;
import io.gerbang.simulators.application.FaultPlan;
import io.gerbang.simulators.domain.Answer;
import io.gerbang.simulators.domain.Fault;
import io.gerbang.simulators.domain.IssuerRequest;
import io.gerbang.simulators.domain.ResponseCode;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** One acquirer's connection. Answers of one turn of the event loop leave in one write. */
final class Conversation {

    private static final Logger LOG = Logger.getLogger(Conversation.class);
    private static final int MANAGEMENT = 0x0800;
    private static final Buffer GARBAGE =
            Buffer.buffer(new byte[] {0, 8, '0', '1', '1', '0', '?', '?', '?', '?'});

    private final Vertx vertx;
    private final Context context;
    private final NetSocket socket;
    private final Iso8583Wire wire;
    private final AnswerWriter answers;
    private final RequestBatcher batcher;
    private final FaultPlan faults;
    private Buffer unwritten = Buffer.buffer();

    Conversation(
            Vertx vertx,
            Context context,
            NetSocket socket,
            Iso8583Wire wire,
            RequestBatcher batcher,
            FaultPlan faults) {
        this.vertx = vertx;
        this.context = context;
        this.socket = socket;
        this.wire = wire;
        this.batcher = batcher;
        this.faults = faults;
        answers = new AnswerWriter(wire);
    }

    void start() {
        socket.handler(new FrameReader(this::received));
        socket.exceptionHandler(_ -> socket.close());
    }

    private void received(Buffer bytes) {
        wire.parse(bytes)
                .ifPresentOrElse(
                        this::understood, () -> LOG.warn("an acquirer sent what is no message"));
    }

    private void understood(IsoMessage message) {
        if (message.getType() == MANAGEMENT) {
            write(answers.management(message));
            return;
        }
        RequestReader.read(message)
                .ifPresentOrElse(
                        request -> requested(message, request),
                        () -> write(answers.formatError(message)));
    }

    private void requested(IsoMessage message, IssuerRequest request) {
        Consumer<Answer> write = answer -> write(answers.answer(message, answer));
        faults.take(request)
                .ifPresentOrElse(
                        fault -> befall(fault, request, write),
                        () -> batcher.decide(request, write));
    }

    private void befall(Fault fault, IssuerRequest request, Consumer<Answer> write) {
        switch (fault.kind()) {
            case SLOW -> vertx.setTimer(fault.delayMs(), _ -> batcher.decide(request, write));
            case NO_ANSWER -> {}
            case LOST_ANSWER -> batcher.decide(request, _ -> {});
            case LATE_ANSWER ->
                    batcher.decide(
                            request,
                            answer -> vertx.setTimer(fault.delayMs(), _ -> write.accept(answer)));
            case GARBAGE -> batcher.decide(request, _ -> write(GARBAGE));
            case DISCONNECT -> batcher.decide(request, _ -> socket.close());
            case MALFUNCTION -> write.accept(Answer.refused(ResponseCode.SYSTEM_MALFUNCTION));
        }
    }

    private void write(Buffer frame) {
        if (unwritten.length() == 0) {
            context.runOnContext(_ -> flush());
        }
        unwritten.appendBuffer(frame);
    }

    private void flush() {
        socket.write(unwritten);
        unwritten = Buffer.buffer();
    }
}
