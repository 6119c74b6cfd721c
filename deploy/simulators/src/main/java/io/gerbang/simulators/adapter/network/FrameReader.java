package io.gerbang.simulators.adapter.network;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.parsetools.RecordParser;

/** Cuts a stream of bytes into messages: two bytes of length, big-endian, then the message. */
final class FrameReader implements Handler<Buffer> {

    private final RecordParser parser = RecordParser.newFixed(Iso8583Wire.LENGTH_BYTES);
    private final Handler<Buffer> messages;
    private boolean lengthIsNext = true;

    FrameReader(Handler<Buffer> messages) {
        this.messages = messages;
        parser.handler(this::record);
    }

    @Override
    public void handle(Buffer bytes) {
        parser.handle(bytes);
    }

    private void record(Buffer bytes) {
        if (!lengthIsNext) {
            next(true, Iso8583Wire.LENGTH_BYTES);
            messages.handle(bytes);
            return;
        }
        var length = bytes.getUnsignedShort(0);
        if (length > 0) {
            next(false, length);
        }
    }

    private void next(boolean length, int bytes) {
        lengthIsNext = length;
        parser.fixedSizeMode(bytes);
    }
}
